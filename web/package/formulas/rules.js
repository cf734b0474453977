// How formulas look in the package: in an upright and an italic serif that the host's system has, with the proportions of TeX.
export default `
.katex{font:1.19em/1.2 'STIX Two Text',Cambria,'Times New Roman','Liberation Serif',serif;font-size-adjust:.46;text-indent:0;white-space:normal}
.katex-mathml{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.katex-base{display:inline-block;white-space:nowrap}
.katex .f-italic{font-style:italic;padding-inline-end:.03em}
.katex .f-italic+.f-prime{margin-inline-start:.1em}
.katex .f-bold{font-weight:bold}
.katex .f-smaller{font-size:.7em}
.katex .f-space{display:inline-block}
.katex :is(.f-size1,.f-size2){display:inline-block;line-height:1;transform:scaleY(1.25)}
.katex .f-size2{font-size:1.15em;transform:scaleY(1.6)}
.katex .f-sum{font-size:1.15em;line-height:1}
.katex .f-sum.f-large{font-size:1.7em}
.katex .msupsub{display:inline-block;vertical-align:-.28em;line-height:.72em;text-align:start}
.katex .msupsub.f-only-above{vertical-align:.41em}
.katex .msupsub.f-only-below{vertical-align:-.17em}
.katex .msupsub>span{display:block;min-height:.72em}
.katex .msupsub .f-smaller{line-height:1.02}
.katex .f-fraction,.katex .f-limits{display:inline-grid;justify-items:center;grid-template-rows:1fr auto 1fr;vertical-align:middle;padding:0 .12em}
.katex .f-above{align-self:end}
.katex .f-below{align-self:start}
.katex .f-fraction>.f-line{justify-self:stretch;border-block-start:max(1px,.045em) solid}
.katex .f-fraction>span{line-height:1.15}
.katex .f-limits{padding:0;line-height:1}
.katex .f-limits>.f-above{padding-block-end:.1em}
.katex .f-limits>.f-below{padding-block-start:.25em}
.katex .f-matrix{display:inline-block;vertical-align:middle;position:relative;margin-inline:.1em;padding:.1em .3em}
.katex .f-matrix::before,.katex .f-matrix::after{content:'';position:absolute;inset-block:0;width:.2em;border:max(1px,.05em) solid}
.katex .f-matrix::before{inset-inline-start:0;border-inline-end:0}
.katex .f-matrix::after{inset-inline-end:0;border-inline-start:0}
.katex .f-cells{display:inline-grid;gap:.35em .9em;justify-items:center;align-items:center}
.katex .f-braced{display:inline-flex;flex-direction:column;align-items:center;vertical-align:baseline}
.katex .f-brace{width:0;min-width:100%;height:.5em;margin-block:.1em}
.katex :is(.f-brace,.f-stroke){fill:none;stroke:currentcolor;stroke-width:.06em;pointer-events:none}
.katex :is(.f-brace,.f-stroke) path{vector-effect:non-scaling-stroke}
.katex .f-struck{display:inline-block;position:relative}
.katex .f-stroke{position:absolute;inset:0;width:100%;height:100%}
`;
