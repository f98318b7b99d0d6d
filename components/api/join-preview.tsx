import { formatQuantity } from '@/components/ui/format';
import type { ApiSummary } from '@/lib/contracts/inventory';

interface JoinPreviewProps {
  /** The API that traffic alone made for the host; `null` where none was seen there yet. */
  moved: ApiSummary | null;
  into: string;
}

/** What a join would do. It cannot be undone, so it is said before. */
export function JoinPreview({ moved, into }: JoinPreviewProps) {
  if (moved === null)
    return <p>What is seen there from now on is counted for {into}. Nothing that was seen before moves.</p>;
  return (
    <p>
      <strong>{formatQuantity(moved.endpoints, 'endpoint')}</strong> with{' '}
      <strong>{formatQuantity(moved.requests, 'request')}</strong> move from {moved.name} to {into}, with
      their fields and counters, and {moved.name} goes from the list of APIs. Later traffic of the host
      follows. What has moved cannot be moved back.
    </p>
  );
}
