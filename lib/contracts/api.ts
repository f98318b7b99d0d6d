import { apis } from './procedures/apis';
import { assignments } from './procedures/assignments';
import { audit } from './procedures/audit';
import { campaigns } from './procedures/campaigns';
import { demo } from './procedures/demo';
import { destinations } from './procedures/destinations';
import { endpoints } from './procedures/endpoints';
import { estate } from './procedures/estate';
import { findings } from './procedures/findings';
import { lifecycle } from './procedures/lifecycle';
import { mail } from './procedures/mail';
import { people } from './procedures/people';
import { policies } from './procedures/policies';
import { receipts } from './procedures/receipts';
import { reports } from './procedures/reports';
import { rules } from './procedures/rules';
import { session } from './procedures/session';
import { sources } from './procedures/sources';
import { teams } from './procedures/teams';
import { tokens } from './procedures/tokens';
import { tickets, trackers } from './procedures/trackers';
import { views } from './procedures/views';

/** The API under `/api/v1`: one file of procedures for each noun. */
export const contract = {
  estate,
  endpoints,
  apis,
  findings,
  assignments,
  campaigns,
  policies,
  receipts,
  sources,
  rules,
  reports,
  demo,
  session,
  tokens,
  people,
  teams,
  views,
  lifecycle,
  audit,
  destinations,
  mail,
  trackers,
  tickets,
};
