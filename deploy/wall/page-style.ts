/** Dark on light with at least seven to one, nothing said by colour alone, and as wide as the screen is. */
export const style = `
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1.05rem/1.55 system-ui, sans-serif; color: #1a1a1a; background: #ffffff; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-top: 2px solid #595959; padding-top: 1rem; }
a { color: #003e8a; }
nav a { margin-right: 1rem; }
a:focus-visible, .wide:focus-visible, summary:focus-visible { outline: 3px solid #003e8a; outline-offset: 2px; }
.stands, .hole { font-weight: bold; padding: .6rem .8rem; border-left: .4rem solid; }
.stands { color: #0b4f24; background: #f0f8f2; }
.hole { color: #8a0012; background: #fdf1f2; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: left; padding: .3rem 0; font-style: italic; }
th, td { text-align: left; vertical-align: top; border: 1px solid #767676; padding: .3rem .6rem; }
thead th { background: #f2f2f2; }
tbody th { font-weight: normal; }
figure { margin: 1rem 0; }
svg { width: 100%; height: auto; font-size: 13px; }
svg .name { font-size: 16px; font-weight: bold; }
svg rect { fill: #ffffff; stroke: #1a1a1a; stroke-width: 2; }
svg .door { fill: none; stroke: #003e8a; stroke-width: 3; }
svg marker path { fill: #003e8a; }
svg .wall { stroke: #1a1a1a; stroke-width: 10; }
@media print { details::details-content { display: block; } }
`;
