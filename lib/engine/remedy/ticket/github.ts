import { z } from 'zod';
import {
  type FoundTicket,
  markdownCode,
  PAGE_SIZE,
  type TrackerAccess,
  type TrackerDialect,
  withJson,
} from './tracker-dialect';

const Issue = z.object({
  number: z.number().int(),
  html_url: z.url({ protocol: /^https?$/ }),
  state: z.enum(['open', 'closed']),
  body: z.string().nullish(),
  updated_at: z.iso.datetime(),
});

/** GitHub's REST API, version 2022-11-28: https://docs.github.com/rest/issues. */
export const GITHUB: TrackerDialect = {
  code: markdownCode,
  askProject: (access) => ({ method: 'GET', url: repository(access), headers: headersOf(access) }),
  readProject: (answer) => z.object({ full_name: z.string() }).parse(answer).full_name,
  create: (access, { title, body }) => ({
    method: 'POST',
    url: `${repository(access)}/issues`,
    ...withJson(headersOf(access), { title, body }),
  }),
  readCreated: (answer) => toTicket(Issue.parse(answer)),
  askChanged: (access, sinceMs) => {
    const query = new URLSearchParams({
      state: 'all',
      since: new Date(sinceMs).toISOString(),
      sort: 'updated',
      direction: 'asc',
      per_page: String(PAGE_SIZE),
    });
    return { method: 'GET', url: `${repository(access)}/issues?${query}`, headers: headersOf(access) };
  },
  readChanged: (answer) => {
    const issues = z.array(Issue).parse(answer);
    return { tickets: issues.map(toTicket), isFull: issues.length >= PAGE_SIZE };
  },
  comment: (access, key, words) => ({
    method: 'POST',
    url: `${repository(access)}/issues/${key}/comments`,
    ...withJson(headersOf(access), { body: words }),
  }),
  move: (access, key, to) => ({
    method: 'PATCH',
    url: `${repository(access)}/issues/${key}`,
    ...withJson(headersOf(access), {
      state: to,
      state_reason: to === 'closed' ? 'completed' : 'reopened',
    }),
  }),
};

function repository({ address, project }: TrackerAccess): string {
  return `${address}/repos/${project.split('/').map(encodeURIComponent).join('/')}`;
}

function headersOf({ token }: TrackerAccess): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
  };
}

function toTicket({ number, html_url, state, body, updated_at }: z.infer<typeof Issue>): FoundTicket {
  return {
    key: String(number),
    label: `#${number}`,
    url: html_url,
    isOpen: state === 'open',
    text: body ?? '',
    changedMs: Date.parse(updated_at),
  };
}
