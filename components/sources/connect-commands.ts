import type { ConnectGuide } from '@/lib/contracts/connect';

const UNNAMED = 'edge';

/** A name as the address of a source takes it. */
export function sourceName(typed: string): string {
  return (
    typed
      .trim()
      .replace(/[^\w.-]+/g, '-')
      .slice(0, 100) || UNNAMED
  );
}

/** What to copy into a shell. */
export function connectCommands(
  { format, file }: ConnectGuide,
  { origin, source }: { origin: string; source: string },
): { importCommand: string; followCommand: string; curlCommand: string } {
  const base = file.split('/').at(-1) as string;
  const address = `${origin}/api/v1/sources/${source}/batches?format=${format}&file=${base}`;
  return {
    followCommand: `GNOMON_TOKEN=… npx gnomon follow ${file} --source ${source} --format ${format} --server ${origin}`,
    importCommand: `npx gnomon import ${file} --format ${format}`,
    curlCommand: `curl --fail --data-binary @${file} -H "Authorization: Bearer $GNOMON_TOKEN" -H "Idempotency-Key: ${source}-$(date +%s)" '${address}'`,
  };
}
