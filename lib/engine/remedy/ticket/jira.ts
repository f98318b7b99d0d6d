import { z } from 'zod';
import {
  type FoundTicket,
  PAGE_SIZE,
  type TrackerAccess,
  type TrackerDialect,
  withJson,
} from './tracker-dialect';

const Category = z.object({ statusCategory: z.object({ key: z.string() }) });
const Issue = z.object({
  key: z.string(),
  fields: z.object({
    status: Category,
    /** Text of version 2; of version 3, which Cloud's search speaks, a document. */
    description: z.unknown(),
    updated: z.string(),
  }),
});
const Transitions = z.object({ transitions: z.array(z.object({ id: z.string(), to: Category })) });

/** Of `statusCategory`: done is closed, whatever a project calls its statuses. */
const DONE = 'done';
/** Where a reopened ticket goes, the best first. */
const OPEN = ['new', 'indeterminate'];
/** JQL counts in minutes. */
const MINUTE_MS = 60_000;

/**
 * Jira's REST API, version 2, whose texts are plain: https://developer.atlassian.com/server/jira/platform/rest-apis/. With
 * an account it is Cloud, which searches by version 3 alone.
 */
export const JIRA: TrackerDialect = {
  code: (text) => text.replace(/[{}]/g, '\\$&'),
  askProject: (access) => ({
    method: 'GET',
    url: `${access.address}/rest/api/2/project/${encodeURIComponent(access.project)}`,
    headers: headersOf(access),
  }),
  readProject: (answer) => z.object({ name: z.string() }).parse(answer).name,
  create: (access, { title, body }) => ({
    method: 'POST',
    url: `${access.address}/rest/api/2/issue`,
    ...withJson(headersOf(access), {
      fields: {
        project: { key: access.project },
        issuetype: { name: access.issueType },
        summary: title,
        description: body,
      },
    }),
  }),
  readCreated: (answer, access) => {
    const { key } = z.object({ key: z.string() }).parse(answer);
    return { key, label: key, url: browse(access, key), isOpen: true, text: '', changedMs: null };
  },
  askChanged: (access, sinceMs, nowMs) => {
    const minutes = Math.max(1, Math.ceil((nowMs - sinceMs) / MINUTE_MS));
    const query = new URLSearchParams({
      jql: `project = "${access.project}" AND updated >= "-${minutes}m" ORDER BY updated ASC`,
      fields: 'status,description,updated',
      maxResults: String(PAGE_SIZE),
    });
    const search = access.account === '' ? '/rest/api/2/search' : '/rest/api/3/search/jql';
    return { method: 'GET', url: `${access.address}${search}?${query}`, headers: headersOf(access) };
  },
  readChanged: (answer, access) => {
    const { issues } = z.object({ issues: z.array(Issue) }).parse(answer);
    return {
      tickets: issues.map((issue) => toTicket(issue, access)),
      isFull: issues.length >= PAGE_SIZE,
    };
  },
  comment: (access, key, words) => ({
    method: 'POST',
    url: `${issueOf(access, key)}/comment`,
    ...withJson(headersOf(access), { body: words }),
  }),
  move: () => null,
  askWays: (access, key) => ({
    method: 'GET',
    url: `${issueOf(access, key)}/transitions`,
    headers: headersOf(access),
  }),
  takeWay: (access, key, to, answer) => {
    const { transitions } = Transitions.parse(answer);
    const wanted = to === 'closed' ? [DONE] : OPEN;
    const way = wanted.flatMap((category) =>
      transitions.filter((one) => one.to.statusCategory.key === category),
    )[0];
    if (!way) return null;
    return {
      method: 'POST',
      url: `${issueOf(access, key)}/transitions`,
      ...withJson(headersOf(access), { transition: { id: way.id } }),
    };
  },
};

function issueOf({ address }: TrackerAccess, key: string): string {
  return `${address}/rest/api/2/issue/${encodeURIComponent(key)}`;
}

function browse({ address }: TrackerAccess, key: string): string {
  return `${address}/browse/${encodeURIComponent(key)}`;
}

function headersOf({ account, token }: TrackerAccess): Record<string, string> {
  const credentials = account === '' ? `Bearer ${token}` : `Basic ${encodeBase64(`${account}:${token}`)}`;
  return { authorization: credentials, accept: 'application/json' };
}

function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function toTicket(
  { key, fields: { status, description, updated } }: z.infer<typeof Issue>,
  access: TrackerAccess,
): FoundTicket {
  const changedMs = Date.parse(updated);
  return {
    key,
    label: key,
    url: browse(access, key),
    isOpen: status.statusCategory.key !== DONE,
    text: typeof description === 'string' ? description : JSON.stringify(description ?? ''),
    changedMs: Number.isNaN(changedMs) ? null : changedMs,
  };
}
