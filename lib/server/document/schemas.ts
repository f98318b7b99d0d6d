import { ApiToken, AuditEvent, Me, OneTimeLink, Person, Session, Team } from '@/lib/contracts/account';
import { ApiSummary, EndpointDetail, EndpointRow, FacetCounts } from '@/lib/contracts/inventory';
import { ApiLifecycle, Departure, LifecycleBoard, Standing } from '@/lib/contracts/lifecycle';
import { Receipt } from '@/lib/contracts/receipt';
import { Stewardship } from '@/lib/contracts/stewardship';
import { StoredOverride, TemplateChange } from '@/lib/contracts/template-change';

const SCHEMAS = {
  ApiLifecycle,
  ApiSummary,
  ApiToken,
  AuditEvent,
  Departure,
  EndpointDetail,
  EndpointRow,
  FacetCounts,
  LifecycleBoard,
  Me,
  OneTimeLink,
  Person,
  Receipt,
  Session,
  Standing,
  Stewardship,
  StoredOverride,
  Team,
  TemplateChange,
};

/** What the document names, so that it says each thing once. */
export const NAMED_SCHEMAS = Object.fromEntries(
  Object.entries(SCHEMAS).map(([name, schema]) => [name, { schema, strategy: 'output' as const }]),
);
