/**
 * The script of a follower's page: hears the stream, puts parts in their places, says at once when nothing comes any more, pauses, saves.
 * It is written short because it is sent with every page before the text is of any use to most; the one place that writes HTML in a page
 * of ours, through one policy, and fed by the server's own escaping writer alone.
 *
 * Of the body: `src` the stream, `pos` the position, `now` the server's clock; words: `on`, `off`, `back`, `wait` with `{}` in the place of a value.
 * `A` when something was last heard, `R` when it was last asked for, `K` how far the server's clock is ahead, `O` live, `V` saver,
 * `H` on hold, `Q` what waits.
 */
import { createHash } from 'node:crypto';

const SOURCE = `(()=>{
let D=document,B=D.body.dataset,$=i=>D.getElementById(i),T=$('text'),N=Date.now,A=N(),R=A,K=B.now-A,S=B.pos,O=1,H,Q,E,
V=navigator.connection?.saveData,
Y={createHTML:h=>h},
W=(i,w)=>$(i).textContent=w,
live=(o,w=o?B.on:B.off.replace('{}',new Date(A).toTimeString().slice(0,5)))=>{
if(o!=O)W(o?'status':'alert',o?B.back:w);
O=o;W('line',w);$('line').className=o?'':'off'},
put=({h,o})=>{
let c,x,i;
if(o){
for(x of[...T.children])o.includes(x.id)||x.remove();
c=T.firstChild;
for(i of o){x=$(i);if(!x){x=D.createElement('div');x.id=i}x==c?c=c.nextSibling:T.insertBefore(x,c)}}
for(i in h)$(i).innerHTML=Y.createHTML(h[i])},
go=()=>{
E?.close();R=N();
E=new EventSource(B.src+'&after='+S+(V?'&saver=1':''));
E.onerror=()=>live(0);
let on=(n,f)=>E.addEventListener(n,e=>{S=e.lastEventId||S;A=N();f(e.data);live(1)});
on('message',m=>{
m=JSON.parse(m);
m.s&&W('status',m.s);m.a&&W('alert',m.a);
H?W('wait',B.wait.replace('{}',Object.keys((Q={h:{...Q?.h,...m.h},o:m.o||Q?.o}).h).length)):put(m)});
on('t',t=>K=t-N());
on('go',()=>location.reload());
on('end',w=>{B.on=w;E.close();clearInterval(I);$('ways').hidden=1})},
press=(i,f)=>$(i).onclick=e=>e.target.ariaPressed=f(),
I=setInterval(()=>{
if(N()-Math.max(A,R)>25e3){live(0);go()}
for(let x of D.querySelectorAll('[data-at]'))x.textContent=new Date(Math.max(0,x.dataset.at-N()-K)).toISOString().slice(14,19)},1e3);
Y=window.trustedTypes?.createPolicy('nemcon-follow',Y)||Y;
press('hold',()=>{H=!H;if(Q)put(Q),Q=0;W('wait','');return H});
press('saver',()=>(V=!V,go(),V));
$('saver').ariaPressed=!!V;
$('ways').hidden=0;
go()})()`;

/** As it is sent. */
export const FOLLOW_SCRIPT = SOURCE.replaceAll('\n', '');

export const FOLLOW_STYLE = `
:root{color-scheme:light dark;background:Canvas;color:CanvasText}a{color:LinkText}
body{margin:0 auto;max-inline-size:62rem;padding:0 1rem 3rem;font:1rem/1.5 Calibri,Carlito,sans-serif}
header,nav,ul,#ways:not([hidden]){display:flex;flex-wrap:wrap;gap:0 1rem;align-items:center;margin:0;padding:0;list-style:none}
header{border-block-end:1px solid}nav a,#line{padding-block:.6rem}#line{position:sticky;top:0;background:Canvas;font-weight:700;margin:0}#line::before{content:"\\25cf " / ""}#line.off::before{content:"\\25ac " / ""}
#line.off,[aria-pressed=true],.call,#text>:has(.focus){border-inline-start:4px solid;padding-inline-start:.6rem}
button{font:inherit;min-block-size:2.5rem;padding-inline:.75rem}
h1{font-size:1.3rem}p{margin-block:.4rem;overflow-wrap:anywhere}
svg{inline-size:1em;block-size:1em;vertical-align:-.1em;fill:none;stroke:currentColor;stroke-width:1.6}.full{fill:currentColor;stroke:none}
.dashed{stroke-dasharray:2.4 2}.cut{stroke:Canvas}
.unseen,[role=status],[role=alert]{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
#text>div{border-block-start:1px solid GrayText;scroll-margin-top:3rem}
.marks,.why-closed{font-size:.85rem}.marks bdi,.objected,.pending,.call,.bracket,[data-kind=title]{font-weight:700}
[data-kind$=heading]{font-style:italic;margin-block-start:1.2rem}[data-kind$=heading]:lang(ar,zh){font-style:normal;font-weight:600}
[data-level]{margin-inline-start:2rem}
#text p{white-space:pre-wrap}
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
  'trusted-types nemcon-follow',
].join(';');
