import { describe, expect, it } from 'vitest';
import { GITHUB } from './github';
import { JIRA } from './jira';
import { type TicketFacts, writeTicket } from './ticket-text';

const FACTS: TicketFacts = {
  title: 'Sensitive data without authentication',
  rule: 'DATA-01',
  severity: 'critical',
  api: 'Orders',
  method: 'GET',
  path: '/orders/{orderId}',
  host: null,
  explanation: {
    says: ['`GET /orders/{orderId}` answers strangers.'],
    steps: ['Require `bearer`.', 'Deploy.'],
  },
  evidence: ['email was sent.'],
  dueOn: '2026-12-01',
  link: 'https://gnomon.example.com/findings?finding=7',
  marker: '0b8f2d1e-0000-4000-8000-000000000000',
};

describe('the text of a ticket', () => {
  it('says what, where, why and what to do', () => {
    expect(writeTicket(FACTS, GITHUB)).toEqual({
      title: 'Sensitive data without authentication: GET /orders/{orderId}',
      body: [
        '`GET /orders/{orderId}` of `Orders`. Severity: critical. Rule DATA-01. Due on 2026-12-01.',
        '`GET /orders/{orderId}` answers strangers.',
        'Evidence:\n- email was sent.',
        'What to do:\n- Require `bearer`.\n- Deploy.',
        'https://gnomon.example.com/findings?finding=7\nTraffic decides when it is fixed: closing this ticket claims a fix, and Gnomon says here whether it holds.',
        'gnomon:0b8f2d1e-0000-4000-8000-000000000000',
      ].join('\n\n'),
    });
  });

  it('gives names of strangers no meaning', () => {
    const odd = '`@everyone` closes #1 [x](https://evil.example) <img src=x>\n# Big';
    const { title, body } = writeTicket({ ...FACTS, api: odd, path: odd, evidence: [odd] }, GITHUB);
    expect(title).not.toMatch(/[@#\n]/);
    const outside = body.replace(/`[^`\n]*`/g, '');
    expect(outside).not.toMatch(/(^|[^\u200b])[@#[<]/m);
    expect(body.match(/gnomon:/g)).toHaveLength(1);
  });

  it('in Jira gives braces no meaning', () => {
    expect(writeTicket(FACTS, JIRA).body).toContain('GET /orders/\\{orderId\\} of Orders');
  });

  it('is bounded', () => {
    const long = 'x'.repeat(10_000);
    const { title, body } = writeTicket(
      { ...FACTS, title: long, evidence: Array.from({ length: 99 }, () => 'a') },
      GITHUB,
    );
    expect(title).toHaveLength(240);
    expect(body.match(/- a/g)).toHaveLength(10);
  });
});
