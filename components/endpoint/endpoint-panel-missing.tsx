import { Button } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';

interface EndpointPanelMissingProps {
  error: unknown;
  onRetry: () => void;
  onClose: () => void;
}

export function EndpointPanelMissing({ error, onRetry, onClose }: EndpointPanelMissingProps) {
  const isGone = error instanceof ORPCError && error.status === 404;
  if (!isGone) {
    return (
      <ErrorNotice title="The endpoint could not be read." {...describeFailure(error)} onRetry={onRetry} />
    );
  }
  return (
    <EmptyNotice title="This endpoint is not in the inventory any more">
      <p>
        A change of templates moves requests, fields and history to other endpoints: look for its path in the
        list.
      </p>
      <Button size="xs" variant="default" onClick={onClose}>
        Close
      </Button>
    </EmptyNotice>
  );
}
