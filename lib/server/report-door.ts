import { NotFoundError } from '@/lib/services/errors';
import { reportApi } from '@/lib/services/posture-report';
import { printPage } from './print-page';
import { toProblemResponse } from './problem';

/** `GET /api/v1/reports/…/pdf`: the report's own page, printed for whoever asks. `api` is an id, `null` for the estate. */
export async function handleReportPdf(request: Request, api: string | null): Promise<Response> {
  try {
    const now = new Date();
    const name = api === null ? 'estate' : (await reportApi(idOf(api), now)).api;
    const path = api === null ? '/reports/estate' : `/reports/apis/${idOf(api)}`;
    const pdf = await printPage(path, credentialsOf(request.headers));
    const file = `gnomon-posture-${fileWord(name)}-${now.toISOString().slice(0, 10)}.pdf`;
    return new Response(pdf as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${file}"`,
      },
    });
  } catch (error) {
    return toProblemResponse(error);
  }
}

function idOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError('API', text);
  return Number(text);
}

/** What shows who asks. */
function credentialsOf(headers: Headers): Record<string, string> {
  const shown = ['cookie', 'authorization'].map((name) => [name, headers.get(name)] as const);
  return Object.fromEntries(shown.filter((pair): pair is [string, string] => pair[1] !== null));
}

/** A name as every file system takes it. */
function fileWord(name: string): string {
  const word = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return word.slice(0, 60) || 'api';
}
