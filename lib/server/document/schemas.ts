import { ApiToken, Me, OneTimeLink, Person, Session, Team } from '@/lib/contracts/account';
import { AuditEvent } from '@/lib/contracts/audit';
import { CampaignDetail, CampaignRow, ItemDetail, ReviewSummary } from '@/lib/contracts/campaign';
import { SnapshotComparison, SnapshotFile } from '@/lib/contracts/campaign-snapshot';
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
  CampaignDetail,
  CampaignRow,
  Departure,
  EndpointDetail,
  EndpointRow,
  FacetCounts,
  ItemDetail,
  LifecycleBoard,
  Me,
  OneTimeLink,
  Person,
  Receipt,
  ReviewSummary,
  Session,
  SnapshotComparison,
  SnapshotFile,
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
