import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TrackerKind } from '@/lib/contracts/tracker';

export interface FakeIssue {
  number: number;
  title: string;
  text: string;
  isOpen: boolean;
  changed: Date;
  comments: string[];
}

/** How a request is answered otherwise; `true`: it was. */
type Trouble = (
  request: { method: string; path: string },
  response: ServerResponse,
) => boolean | Promise<boolean>;

export interface FakeTracker {
  /** Forgets everything. */
  reset(): void;
  close(): Promise<void>;
  readonly address: string;
  readonly host: string;
  readonly issues: FakeIssue[];
  /** `METHOD /path` of what came since the test began. */
  readonly calls: string[];
  readonly headers: IncomingMessage['headers'][];
  /** Does something before it answers, until the test ends. */
  trouble(trouble: Trouble): void;
  /** As a person does it there. */
  move(number: number, isOpen: boolean, at: Date): void;
}

/**
 * A real HTTP server on loopback that answers as the REST APIs of GitHub
 * (https://docs.github.com/rest/issues), GitLab (https://docs.gitlab.com/api/issues/) and Jira
 * (https://developer.atlassian.com/server/jira/platform/rest-apis/) do, with the fields that their documents show.
 */
export async function startFakeTracker(kind: TrackerKind, clock: () => Date): Promise<FakeTracker> {
  const issues: FakeIssue[] = [];
  const calls: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  let trouble: Trouble = () => false;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
    const url = new URL(request.url ?? '', 'http://tracker');
    const method = request.method ?? '';
    calls.push(`${method} ${url.pathname}`);
    headers.push(request.headers);
    if (await trouble({ method, path: url.pathname }, response)) return;
    const [status, answer] = ANSWERS[kind](
      { method, url, body: body === '' ? null : JSON.parse(body) },
      issues,
      clock(),
    );
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    reset: () => {
      issues.length = 0;
      calls.length = 0;
      headers.length = 0;
      trouble = () => false;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    address: `http://${host}`,
    host,
    issues,
    calls,
    headers,
    trouble: (next) => {
      trouble = next;
    },
    move: (number, isOpen, changed) => {
      Object.assign(issues.find((issue) => issue.number === number) ?? {}, { isOpen, changed });
    },
  };
}

interface Asked {
  method: string;
  url: URL;
  body: Record<string, unknown> | null;
}
type Answers = (asked: Asked, issues: FakeIssue[], now: Date) => [number, unknown];

const add = (
  issues: FakeIssue[],
  { title, text }: { title: unknown; text: unknown },
  now: Date,
): FakeIssue => {
  const issue = {
    number: issues.length + 1,
    title: String(title),
    text: String(text),
    isOpen: true,
    changed: now,
    comments: [],
  };
  issues.push(issue);
  return issue;
};
const since = (issues: FakeIssue[], moment: string | null): FakeIssue[] =>
  issues
    .filter(({ changed }) => moment === null || changed >= new Date(moment))
    .sort((a, b) => a.changed.getTime() - b.changed.getTime());

const ofGitHub = ({ number, title, text, isOpen, changed }: FakeIssue) => ({
  id: 3_000_000 + number,
  node_id: 'I_kwDO',
  number,
  title,
  body: text,
  state: isOpen ? 'open' : 'closed',
  html_url: `https://github.com/acme/shop/issues/${number}`,
  updated_at: changed.toISOString().replace(/\.\d+Z/, 'Z'),
});

const github: Answers = ({ method, url, body }, issues, now) => {
  if (!url.pathname.startsWith('/repos/acme/shop')) return [404, { message: 'Not Found' }];
  const [, number, comments] = /\/issues\/(\d+)(\/comments)?$/.exec(url.pathname) ?? [];
  const issue = issues.find((one) => String(one.number) === number);
  if (number === undefined && !url.pathname.endsWith('/issues'))
    return [200, { id: 1, full_name: 'acme/shop' }];
  if (number === undefined && method === 'POST')
    return [201, ofGitHub(add(issues, { title: body?.title, text: body?.body }, now))];
  if (number === undefined)
    return [200, since(issues, url.searchParams.get('since')).slice(0, 30).map(ofGitHub)];
  if (!issue) return [410, { message: 'This issue was deleted' }];
  if (comments) issue.comments.push(String(body?.body));
  else Object.assign(issue, { isOpen: body?.state === 'open', changed: now });
  return [comments ? 201 : 200, ofGitHub(issue)];
};

const ofGitLab = ({ number, title, text, isOpen, changed }: FakeIssue) => ({
  id: 80_000 + number,
  iid: number,
  project_id: 7,
  title,
  description: text,
  state: isOpen ? 'opened' : 'closed',
  web_url: `https://gitlab.example.com/acme/shop/-/issues/${number}`,
  updated_at: changed.toISOString().replace('Z', '+00:00'),
});

const gitlab: Answers = ({ method, url, body }, issues, now) => {
  if (!url.pathname.startsWith('/api/v4/projects/acme%2Fshop'))
    return [404, { message: '404 Project Not Found' }];
  const [, number, notes] = /\/issues\/(\d+)(\/notes)?$/.exec(url.pathname) ?? [];
  const issue = issues.find((one) => String(one.number) === number);
  if (number === undefined && !url.pathname.endsWith('/issues'))
    return [200, { id: 7, path_with_namespace: 'acme/shop' }];
  if (number === undefined && method === 'POST')
    return [201, ofGitLab(add(issues, { title: body?.title, text: body?.description }, now))];
  if (number === undefined)
    return [200, since(issues, url.searchParams.get('updated_after')).slice(0, 30).map(ofGitLab)];
  if (!issue) return [404, { message: '404 Issue Not Found' }];
  if (notes) issue.comments.push(String(body?.body));
  else Object.assign(issue, { isOpen: body?.state_event === 'reopen', changed: now });
  return [notes ? 201 : 200, ofGitLab(issue)];
};

const ofJira = ({ number, title, text, isOpen, changed }: FakeIssue) => ({
  id: String(10_000 + number),
  key: `SEC-${number}`,
  self: `https://jira.example.com/rest/api/2/issue/${10_000 + number}`,
  fields: {
    summary: title,
    description: text,
    updated: changed.toISOString().replace('Z', '+0000'),
    status: {
      name: isOpen ? 'To Do' : 'Shipped',
      statusCategory: { id: isOpen ? 2 : 3, key: isOpen ? 'new' : 'done' },
    },
  },
});

const jira: Answers = ({ method, url, body }, issues, now) => {
  const [, number, rest] = /\/issue\/SEC-(\d+)(\/\w+)?$/.exec(url.pathname) ?? [];
  const issue = issues.find((one) => String(one.number) === number);
  if (url.pathname === '/rest/api/2/project/SEC') return [200, { key: 'SEC', name: 'Security' }];
  if (/\/search(\/jql)?$/.test(url.pathname)) {
    const minutes = Number(/"-(\d+)m"/.exec(url.searchParams.get('jql') ?? '')?.[1]);
    const moment = new Date(now.getTime() - minutes * 60_000).toISOString();
    return [200, { issues: since(issues, moment).slice(0, 30).map(ofJira) }];
  }
  if (url.pathname === '/rest/api/2/issue' && method === 'POST') {
    const fields = body?.fields as Record<string, unknown>;
    const { id, key, self } = ofJira(add(issues, { title: fields.summary, text: fields.description }, now));
    return [201, { id, key, self }];
  }
  if (!issue) return [404, { errorMessages: ['Issue Does Not Exist'], errors: {} }];
  if (rest === '/comment') {
    issue.comments.push(String(body?.body));
    return [201, { id: '1' }];
  }
  if (method === 'GET')
    return [
      200,
      {
        transitions: [
          { id: '11', name: 'Start', to: { statusCategory: { key: 'indeterminate' } } },
          issue.isOpen
            ? { id: '31', name: 'Ship', to: { statusCategory: { key: 'done' } } }
            : { id: '41', name: 'Back', to: { statusCategory: { key: 'new' } } },
        ],
      },
    ];
  const way = body?.transition as { id: string } | undefined;
  Object.assign(issue, { isOpen: way?.id !== '31', changed: now });
  return [204, null];
};

const ANSWERS: Record<TrackerKind, Answers> = { github, gitlab, jira };
