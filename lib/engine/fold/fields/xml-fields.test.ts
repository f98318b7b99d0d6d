import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAggregate } from '@/lib/engine/fold/aggregate';
import { createFolder } from '@/lib/engine/fold/fold-exchange';
import { summarise } from '@/lib/engine/fold/summarise';
import { buildExchange } from '@/lib/engine/fold/testing/build-exchange';

function fieldsOf(...bodies: string[]) {
  const folder = createFolder({ fingerprint: () => 1, seed: 1 });
  const aggregate = createAggregate();
  for (const requestBody of bodies)
    folder.fold(aggregate, buildExchange({ requestBody, requestType: 'application/xml' }));
  return summarise(aggregate).fields;
}

/** `name type` of each field. */
const portrait = (...bodies: string[]) =>
  fieldsOf(...bodies).map(({ name, types }) => `${name} ${types.join('|')}`);

describe('fields of XML', () => {
  it.each<[string, string, string[]]>([
    [
      'elements, attributes and their types',
      '<?xml version="1.0"?>\n<order id="7">\n <paid>true</paid><total cur=\'EUR\'>1.50</total><note/> <lines><line sku="a"/><line sku="b">x</line></lines></order>\n',
      [
        'order object',
        'order.@id integer',
        'order.lines object',
        'order.lines.line string|object',
        'order.lines.line.@sku string',
        'order.note null',
        'order.paid boolean',
        'order.total number',
        'order.total.@cur string',
      ],
    ],
    [
      'no prefixes and declarations of namespaces',
      '<soap:Envelope xmlns:soap="http://x" xmlns="y"><soap:Body soap:mustUnderstand = "1"><user>ann</user></soap:Body></soap:Envelope>',
      [
        'Envelope object',
        'Envelope.Body object',
        'Envelope.Body.@mustUnderstand integer',
        'Envelope.Body.user string',
      ],
    ],
    [
      'nothing in comments, instructions, document types and CDATA',
      '<!DOCTYPE a [<!ENTITY x "<b>1</b>"><!ELEMENT c ANY>]><a><!-- <d>1</d> --><?e <f/>?><g><![CDATA[<h>1</h>]]></g><i>&x;</i></a>',
      ['a object', 'a.g string', 'a.i string'],
    ],
    [
      'blanks and brackets where they may be',
      '<a >\n<b c=">"\n/ ></a>',
      ['a object', 'a.b object', 'a.b.@c string'],
    ],
    ['what stands before a fault', '<a><b>1</b><c></d><e/></a>', ['a object', 'a.b integer', 'a.c null']],
    [
      'what stands before the end',
      '<a><b>1</b><c x="1" y="2',
      ['a object', 'a.b integer', 'a.c object', 'a.c.@x integer'],
    ],
    ['no ends without beginnings', '</a><b/>', []],
    ['no values for names', '<a><k4j2h9d8s7f6g5 AbCdEfGhIjKlMnOpQr="1"/></a>', ['a object', 'a{}{} integer']],
  ])('are %s', (_, body, expected) => {
    expect(portrait(body)).toEqual(expected);
  });

  it('have classes', () => {
    const [, email, mail] = fieldsOf('<u email="ann@example.com"><mail>bob@example.com</mail></u>');
    expect([email, mail].map((field) => [field?.name, field?.classes[0]?.name])).toEqual([
      ['u.@email', 'email'],
      ['u.mail', 'email'],
    ]);
  });

  it('count an exchange once', () => {
    const found = fieldsOf('<a><b/><b/></a>', '<a><b/></a>').find(({ name }) => name === 'a.b');
    expect(found?.seen).toBe(2);
  });

  it.each([
    ['text/html', '<html><p>1</p></html>'],
    ['application/xhtml+xml', '<html><p>1</p></html>'],
    ['image/svg+xml', '<svg><g/></svg>'],
    [undefined, '<a/>'],
  ])('are not looked for in %s', (requestType, requestBody) => {
    const folder = createFolder({ fingerprint: () => 1, seed: 1 });
    const aggregate = createAggregate();
    folder.fold(aggregate, buildExchange({ requestBody, requestType }));
    expect(summarise(aggregate).fields).toEqual([]);
  });

  it('are bounded in depth and number', () => {
    const deep = '<a>'.repeat(100_000);
    expect(fieldsOf(deep).length).toBeLessThan(20);
    const wide = Array.from(
      { length: 5000 },
      (_, i) => `<n${'abcdefghij'[i % 10]}${'klmnopqrst'[((i / 10) % 10) | 0]}/>`,
    );
    expect(fieldsOf(`<a>${wide.join('')}</a>`).length).toBeLessThan(401);
  });

  it('are names alone, whatever the body is', () => {
    const part = fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="1"/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<!x[',
      ']',
      '"',
      "'",
      '<',
      '>',
      '=',
      '/',
      '?>',
      'text',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        for (const { name } of fieldsOf(`<?xml?>${parts.join('')}`))
          expect(name).toMatch(/^(a|b|text|@c|@text|\{\}|\.)+$/);
      }),
    );
  });
});
