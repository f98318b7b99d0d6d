import type { TicketState, TrackerKind } from '@/lib/contracts/tracker';

export const TRACKER_WORDS: Record<TrackerKind, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  jira: 'Jira',
};

export const TICKET_WORDS: Record<TicketState, string> = {
  wanted: 'is being made',
  open: 'open',
  closed: 'closed',
  gone: 'gone there',
};

/** What a form says of each kind. */
export const TRACKER_HINTS: Record<
  TrackerKind,
  { address: string; addressSays: string; project: string; token: string }
> = {
  github: {
    address: 'https://api.github.com',
    addressSays: 'Of GitHub Enterprise: https://HOST/api/v3',
    project: 'owner/repository',
    token: 'A fine-grained token that may read and write issues of the repository',
  },
  gitlab: {
    address: 'https://gitlab.com',
    addressSays: 'Where your GitLab is',
    project: 'group/project',
    token: 'A project access token with the scope api and the role Reporter or more',
  },
  jira: {
    address: '',
    addressSays: 'https://YOUR-SITE.atlassian.net, or where your Jira is',
    project: 'The key, as SEC',
    token: 'An API token of the account; of Jira Data Center a personal access token',
  },
};
