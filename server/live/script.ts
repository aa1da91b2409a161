/**
 * The script of a follower's page: hears the stream, puts parts in their places, says at once when nothing comes any more, pauses, saves.
 * It is written short because it is sent with every page before the text is of any use to most; the one place that writes HTML in a page
 * of ours, through one policy, and fed by the server's own escaping writer alone.
 *
 * Of its element: `src` the stream, `pos` the cursor, `now` the server's clock, `keep` a cookie, `live` is it, unsaid before the first event and after the last;
 * words: `on`, `off`, `back`, `wait`, `n` what is said of any change to whoever hears of all, `saver` what is said where saving is chosen here;
 * with `{}` in the place of a value. `N` a clock that nobody sets, `R` when something was last heard or asked for, `K` how far the server's clock
 * is ahead of `N`, by the quickest beat of a connection, `Z` slow beats in a row (-1: none yet of this connection, which may be to another node),
 * `H` on hold, `Q` and `P` what waits: HTML by id, and the order.
 * To go to `''` is to load the page again, and to read it from its top: it may be another.
 * On hold the stream says so, as what it brings and goes on from is not shown; when it goes on, a new one says that it is.
 * What the page lets choose goes by its id alone. "Live again" comes a second after what was missed: in one moment it would take its place unheard.
 */
import { createHash } from 'node:crypto';

const SOURCE = `{
let D=document,B=D.currentScript.dataset,$=i=>D.getElementById(i),N=()=>performance.now(),R=N(),K=B.now-N(),Z=0,H,E,Q,P,x,
X={createHTML:h=>h},
Y=self.trustedTypes?.createPolicy('follow',X)||X,
W=(i,w)=>$(i).textContent=w,
live=o=>{
if(o!=B.live){
W('line',o?B.on:W('alert',B.off.replace('{}',new Date(R+K).toTimeString().slice(0,5))));
o?B.live&&setTimeout(W,1e3,'status',B.back):Z=-1;
B.live=o}},
put=()=>{
if(P){
for(x of[...text.children])P.includes(x.id)||x.remove();
P.map((i,n)=>{x=$(i)||gone.cloneNode();x.id=i;x==text.children[n]||text.insertBefore(x,text.children[n])})}
for(let i in Q)if(x=$(i))x.innerHTML=Y.createHTML(Q[i]);
Q=P=0},
hear={
message(m){
m=JSON.parse(m);Q={...Q,...m.h};P=m.o||P;
let l=say.value,s=m[l]||B[l]?.replace('{}',Object.keys(m.h).length);
s&&W('status',s);
l&&m.a&&W('alert',m.a);
H?W('wait',B.wait.replace('{}',Object.keys(Q).length)):put()},
t(t){
t-=N();if(Z<0|t>K)K=t;Z=K-t>3e3&&Z+1;
if(Z>2&&B.saver){W('slow',W('status',B.saver));B.saver='';saver.value=1;go()}},
go(){E.close();location=''},
end(w){W('line',W('status',w));B.live='';E.close();R=1/0;ways.hidden=1;put()}},
go=()=>{
E?.close();R=N();
E=new EventSource(B.src+'&after='+B.pos+'&saver='+saver.value+'&say='+say.value+'&hold='+hold.ariaPressed);
E.onerror=()=>live(0);
for(let n in hear)E.addEventListener(n,e=>{B.pos=e.lastEventId||B.pos;R=N();live(1);hear[n](e.data)})};
setInterval(()=>{
N()-R>25e3&&go(live(0));
for(x of D.getElementsByTagName('time')){
let t=Math.max(0,x.dataset.at-N()-K);
x.textContent=new Date(t).toISOString().slice(t<36e5?14:11,19)}},1e3);
hold.onclick=()=>{hold.ariaPressed=H=!H;put();W('wait','');go()};
ways.onchange=e=>{
e=e.target;
D.cookie=B.keep.replace('{}',e.id+'='+e.value);
W('slow',B[e.id]='');
go()};
ways.hidden=0;
go()}`;

/** As it is sent. */
export const FOLLOW_SCRIPT = SOURCE.replaceAll('\n', '');

export const FOLLOW_STYLE = `
:root{color-scheme:light dark;scroll-padding-top:5rem;background:Canvas;color:CanvasText}a{color:LinkText}
body{margin:0 auto;max-inline-size:62rem;padding:0 1rem 3rem;font:1rem/1.5 Calibri,Carlito,sans-serif}
header,nav,ul,#ways:not([hidden]){display:flex;flex-wrap:wrap;gap:0 1rem;align-items:center;margin:0;padding:0;list-style:none}
header{border-block-end:1px solid}nav a,#line,summary{padding-block:.6rem}#line{position:sticky;top:0;background:Canvas;font-weight:700;margin:0}#line::before{content:"\\25cb  " / ""}:has([data-live="1"])>#line::before{content:"\\25cf  " / ""}:has([data-live="0"])>#line::before{content:"\\25ac  " / ""}
:has([data-live="0"])>#line,[aria-pressed=true],.call,#text>:has(.focus){border-inline-start:4px solid;padding-inline-start:.6rem}
button,select{font:inherit;min-block-size:2.5rem;padding-inline:.75rem;max-inline-size:100%}
label{display:block;padding-block:.2rem}h1{font-size:1.3rem}p{margin-block:.4rem;overflow-wrap:anywhere}
svg{inline-size:1em;block-size:1em;vertical-align:-.1em;fill:none;stroke:currentColor;stroke-width:1.6}.full{fill:currentColor;stroke:none}
.dashed{stroke-dasharray:2.4 2}.cut{stroke:Canvas}
main a{display:inline-block;padding-block:.2rem;min-inline-size:1.5rem}#state strong a{display:inline;padding-block:.4rem}#state .call>a{display:block;padding-block:.6rem}
.unseen,[role=status],[role=alert]{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
#text>div,.gone{border-block-start:1px solid GrayText}
.marks,.why-closed{font-size:.85rem}.marks bdi,.objected,.pending,.call,.bracket,[data-kind=title]{font-weight:700}
[data-kind$=heading]{font-style:italic;margin-block-start:1.2rem}[data-kind$=heading]:lang(ar,zh){font-style:normal;font-weight:600}
[data-level]{margin-inline-start:2rem}
#text p{white-space:pre-wrap}.lit{text-decoration:underline dotted}[data-quoted]::after{content:"\\275E" / attr(data-quoted)}
@media(min-width:50rem){#text>div{display:grid;grid-template-columns:11rem 1fr}#text>div>p{grid-column:2}#text .marks{display:block;padding-block:.4rem}
.margin:has(.why-closed){display:contents}.margin:has(.why-closed) ul{grid-row:span 2}}
`
  .trim()
  .replaceAll('\n', '');

const hashOf = (bytes: string): string => `'sha256-${createHash('sha256').update(bytes).digest('base64')}'`;

/** Nothing but these very bytes runs or styles. */
export const FOLLOW_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(FOLLOW_STYLE)}`,
  `script-src ${hashOf(FOLLOW_SCRIPT)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types follow',
].join(';');
