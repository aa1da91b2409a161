# Debian, because better-sqlite3 ships bindings for glibc. The log's contract suite passes on Node 22.23.3 with the pinned better-sqlite3; another
# Node has to pass it too before the image takes it (24.21.0 did not).
FROM node:22.23.3-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22.23.3-bookworm-slim
ENV NODE_ENV=production NEMCON_ADDRESS=0.0.0.0 NEMCON_STORE=sqlite:/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4280
HEALTHCHECK --interval=15s --timeout=5s CMD ["node", "-e", "fetch('http://127.0.0.1:4280/livez').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Stopping in order takes up to 20 s: give it 30.
STOPSIGNAL SIGTERM
CMD ["node", "dist/server/main.js"]
