import type { contract } from './api';
import type { Role, Scope } from './roles';

/** Who may use a route. What is not in the table is denied to everybody. */
export interface Permission {
  /** `anyone`: without signing in. */
  roles: readonly Role[] | 'anyone';
  /** What a token needs to use it; `null`: only a person in a browser may. */
  scope: Scope | null;
  /** The role may, but only for what their teams own; the route's `id` is an API. */
  ownedOnly?: readonly Role[];
  /** `ownedOnly` is asked of each thing that the request names, one by one: what is another's is refused alone. */
  isAskedEach?: boolean;
  /** Not written to the audit log: it changes nothing. */
  isRead: boolean;
}

type Contract = typeof contract;
export type ProcedureName = {
  [Noun in keyof Contract]: `${Noun}.${keyof Contract[Noun] & string}`;
}[keyof Contract];
/** Routes outside the contract: streams and documents. */
export type DoorName =
  | 'intake.batch'
  | 'intake.traces'
  | 'inventory.export'
  | 'findings.export'
  | 'audit.export'
  | 'estate.export'
  | 'estate.catalog'
  | 'reports.estatePdf'
  | 'reports.apiPdf'
  | 'health'
  | 'metrics'
  | 'document'
  | 'auth';

const EVERYBODY = ['viewer', 'developer', 'analyst', 'governance', 'admin'] as const;
const STEWARDS: readonly Role[] = ['analyst', 'governance', 'admin'];

/** Who answers for every API, and decides on what others ask for. */
export function isSteward(role: Role): boolean {
  return STEWARDS.includes(role);
}

const read: Permission = { roles: EVERYBODY, scope: 'read', isRead: true };
const open: Permission = { roles: 'anyone', scope: 'read', isRead: true };
/** Changes to one API: stewards to any, developers to those of their teams. */
const changeApi: Permission = {
  roles: ['developer', ...STEWARDS],
  scope: 'write',
  ownedOnly: ['developer'],
  isRead: false,
};
/** For the whole deployment. */
const steward: Permission = { roles: STEWARDS, scope: 'write', isRead: false };
/** Of one's own account; no token may, so that a leaked one cannot take the account over. */
const own: Permission = { roles: EVERYBODY, scope: null, isRead: false };
const ownRead: Permission = { ...own, isRead: true };
const administer: Permission = { roles: ['admin'], scope: null, isRead: false };
const administerRead: Permission = { ...administer, isRead: true };

const auditors: Permission = { roles: ['governance', 'admin'], scope: 'read', isRead: true };
/** Asks for what others decide on. */
const askAbout: Permission = { roles: ['developer', ...STEWARDS], scope: 'write', isRead: false };
/** Runs reviews, whose answers are in `campaigns.attest`, and makes policies. */
const govern: Permission = { roles: ['governance', 'admin'], scope: 'write', isRead: false };

const deliverTraffic: Permission = { roles: STEWARDS, scope: 'intake', isRead: false };

/** The one table of who may do what, by procedure of the contract and by door. */
export const PERMISSIONS: Readonly<Record<ProcedureName | DoorName, Permission>> = {
  'estate.overview': read,
  'estate.version': read,
  'endpoints.list': read,
  'endpoints.facets': read,
  'endpoints.get': read,
  'endpoints.history': read,
  'apis.list': read,
  'apis.get': read,
  'apis.score': read,
  'apis.troubled': read,
  'apis.revisions': read,
  'apis.diff': read,
  'apis.callers': read,
  'apis.overlay': read,
  'apis.suggestHosts': read,
  'apis.joinHost': changeApi,
  'apis.listOverrides': read,
  'apis.previewOverride': { ...changeApi, isRead: true },
  'apis.addOverride': changeApi,
  'apis.removeOverride': changeApi,
  'apis.setStewardship': steward,
  'apis.lifecycle': read,
  'apis.setStanding': changeApi,
  'findings.list': read,
  'findings.facets': read,
  'findings.exceptions': read,
  'findings.lastEvent': read,
  'findings.get': read,
  'findings.edgeRules': read,
  'findings.patch': read,
  'findings.act': { ...changeApi, isAskedEach: true },
  'findings.undo': { ...changeApi, isAskedEach: true },
  'campaigns.list': read,
  'campaigns.waiting': read,
  'campaigns.reminders': { ...govern, scope: 'read', isRead: true },
  'campaigns.preview': { ...govern, isRead: true },
  'campaigns.create': govern,
  'campaigns.get': read,
  'campaigns.start': govern,
  'campaigns.cancel': govern,
  'campaigns.close': govern,
  'campaigns.items': read,
  'campaigns.item': read,
  'campaigns.assign': govern,
  'campaigns.attest': { ...changeApi, isAskedEach: true },
  'campaigns.snapshot': read,
  'campaigns.compare': read,
  'policies.list': read,
  'policies.get': read,
  'policies.try': { ...govern, isRead: true },
  'policies.add': govern,
  'policies.change': govern,
  'policies.remove': govern,
  'policies.ask': askAbout,
  'policies.decide': govern,
  'policies.withdraw': askAbout,
  'assignments.list': read,
  'assignments.add': steward,
  'assignments.order': steward,
  'assignments.remove': steward,
  'assignments.apply': steward,
  'receipts.list': read,
  'receipts.get': read,
  'sources.list': read,
  'rules.list': read,
  'rules.settings': read,
  'rules.set': { roles: ['governance', 'admin'], scope: 'write', isRead: false },
  'reports.estate': read,
  'reports.api': read,
  'demo.fill': { roles: STEWARDS, scope: 'write', isRead: false },
  'session.setUp': { roles: 'anyone', scope: null, isRead: false },
  'session.join': { roles: 'anyone', scope: null, isRead: false },
  'session.resetPassword': { roles: 'anyone', scope: null, isRead: false },
  'session.options': open,
  'session.me': { ...read, scope: 'read' },
  'session.list': ownRead,
  'session.revoke': own,
  'mail.get': ownRead,
  'mail.set': own,
  'tokens.list': ownRead,
  'tokens.create': own,
  'tokens.revoke': own,
  'people.list': administerRead,
  'people.names': read,
  'people.invite': administer,
  'people.links': administerRead,
  'people.withdraw': administer,
  'people.change': administer,
  'people.resetPassword': administer,
  'teams.list': read,
  'teams.create': administer,
  'teams.change': administer,
  'teams.remove': administer,
  'views.list': ownRead,
  'views.keep': own,
  'views.remove': own,
  'lifecycle.board': read,
  'lifecycle.nameCaller': { roles: ['developer', ...STEWARDS], scope: 'write', isRead: false },
  'audit.list': auditors,
  'audit.verify': auditors,
  'destinations.list': administerRead,
  'destinations.create': administer,
  'destinations.change': administer,
  'destinations.remove': administer,
  'destinations.test': administer,
  'destinations.deliveries': administerRead,
  'destinations.replay': administer,
  'trackers.list': administerRead,
  'trackers.create': administer,
  'trackers.change': administer,
  'trackers.remove': administer,
  'trackers.test': administer,
  'tickets.list': read,
  'tickets.open': { ...changeApi, isAskedEach: true },
  'intake.batch': deliverTraffic,
  'intake.traces': deliverTraffic,
  'inventory.export': read,
  'findings.export': read,
  'audit.export': auditors,
  'estate.export': read,
  'estate.catalog': read,
  'reports.estatePdf': read,
  'reports.apiPdf': read,
  document: open,
  health: open,
  metrics: read,
  auth: { roles: 'anyone', scope: null, isRead: true },
};
