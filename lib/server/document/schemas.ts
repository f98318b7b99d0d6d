import { ApiToken, AuditEvent, Me, OneTimeLink, Person, Session, Team } from '@/lib/contracts/account';
import { CampaignDetail, CampaignRow, ItemDetail, ReviewSummary } from '@/lib/contracts/campaign';
import { SnapshotComparison, SnapshotFile } from '@/lib/contracts/campaign-snapshot';
import { ApiSummary, EndpointDetail, EndpointRow, FacetCounts } from '@/lib/contracts/inventory';
import { Receipt } from '@/lib/contracts/receipt';
import { Stewardship } from '@/lib/contracts/stewardship';
import { StoredOverride, TemplateChange } from '@/lib/contracts/template-change';

const SCHEMAS = {
  ApiSummary,
  ApiToken,
  AuditEvent,
  CampaignDetail,
  CampaignRow,
  EndpointDetail,
  EndpointRow,
  FacetCounts,
  ItemDetail,
  Me,
  OneTimeLink,
  Person,
  Receipt,
  ReviewSummary,
  Session,
  SnapshotComparison,
  SnapshotFile,
  Stewardship,
  StoredOverride,
  Team,
  TemplateChange,
};

/** What the document names, so that it says each thing once. */
export const NAMED_SCHEMAS = Object.fromEntries(
  Object.entries(SCHEMAS).map(([name, schema]) => [name, { schema, strategy: 'output' as const }]),
);
