import type { PostureExportFormat } from '@/lib/contracts/export-format';
import { postureHeader, postureLine } from '../posture-csv';
import { exportPosture } from '../posture-report';
import { writeApiCatalog } from './api-catalog';
import { writeBackstage } from './backstage';
import { listWriters, type Writer } from './writers';

/** RFC 9727, section 5. */
export const CATALOG_TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

/** The ways in which APIs are taken away. */
export const API_WRITERS: Readonly<Record<PostureExportFormat, Writer<object>>> = {
  ...listWriters<object>(
    (_, now) => exportPosture(now),
    async function* table(_, now) {
      yield postureHeader();
      for await (const api of exportPosture(now)) yield postureLine(api);
    },
  ),
  backstage: { type: 'application/yaml', extension: 'backstage.yaml', write: writeBackstage },
  'api-catalog': { type: CATALOG_TYPE, extension: null, write: writeApiCatalog },
};
