import type { TrackerKind } from '@/lib/contracts/tracker';
import { GITHUB } from './github';
import { GITLAB } from './gitlab';
import { JIRA } from './jira';
import type { TrackerDialect } from './tracker-dialect';

export const TRACKER_DIALECTS: Readonly<Record<TrackerKind, TrackerDialect>> = {
  github: GITHUB,
  gitlab: GITLAB,
  jira: JIRA,
};
