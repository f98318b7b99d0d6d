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
  iid: z.number().int(),
  web_url: z.url({ protocol: /^https?$/ }),
  state: z.enum(['opened', 'closed']),
  description: z.string().nullish(),
  updated_at: z.iso.datetime({ offset: true }),
});

/** GitLab's REST API, version 4: https://docs.gitlab.com/api/issues/. */
export const GITLAB: TrackerDialect = {
  code: markdownCode,
  askProject: (access) => ({ method: 'GET', url: projectOf(access), headers: headersOf(access) }),
  readProject: (answer) => z.object({ path_with_namespace: z.string() }).parse(answer).path_with_namespace,
  create: (access, { title, body }) => ({
    method: 'POST',
    url: `${projectOf(access)}/issues`,
    ...withJson(headersOf(access), { title, description: body }),
  }),
  readCreated: (answer) => toTicket(Issue.parse(answer)),
  askChanged: (access, sinceMs) => {
    const query = new URLSearchParams({
      scope: 'all',
      updated_after: new Date(sinceMs).toISOString(),
      order_by: 'updated_at',
      sort: 'asc',
      per_page: String(PAGE_SIZE),
    });
    return { method: 'GET', url: `${projectOf(access)}/issues?${query}`, headers: headersOf(access) };
  },
  readChanged: (answer) => {
    const issues = z.array(Issue).parse(answer);
    return { tickets: issues.map(toTicket), isFull: issues.length >= PAGE_SIZE };
  },
  comment: (access, key, words) => ({
    method: 'POST',
    url: `${projectOf(access)}/issues/${key}/notes`,
    ...withJson(headersOf(access), { body: words }),
  }),
  move: (access, key, to) => ({
    method: 'PUT',
    url: `${projectOf(access)}/issues/${key}`,
    ...withJson(headersOf(access), { state_event: to === 'closed' ? 'close' : 'reopen' }),
  }),
};

function projectOf({ address, project }: TrackerAccess): string {
  return `${address}/api/v4/projects/${encodeURIComponent(project)}`;
}

function headersOf({ token }: TrackerAccess): Record<string, string> {
  return { 'private-token': token, accept: 'application/json' };
}

function toTicket({ iid, web_url, state, description, updated_at }: z.infer<typeof Issue>): FoundTicket {
  return {
    key: String(iid),
    label: `#${iid}`,
    url: web_url,
    isOpen: state === 'opened',
    text: description ?? '',
    changedMs: Date.parse(updated_at),
  };
}
