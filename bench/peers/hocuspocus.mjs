/** Hocuspocus with SQLite as its page recommends, of the major version that is named. Runs where the others are installed. */
const [, , major, port, dir] = process.argv;
const { Server } = await import(`hocuspocus-${major}`);
const { SQLite } = await import(`hocuspocus-${major}-sqlite`);
const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: `${dir}/texts.sqlite` })],
});
await server.listen();
