import { Button } from '@mantine/core';
import { EmptyNotice, ErrorNotice } from '@/components/ui/notice';
import { describeFailure } from '@/lib/client/failure';
import { isGone } from './is-gone';

interface EndpointPanelMissingProps {
  error: unknown;
  onRetry: () => void;
  onClose: () => void;
}

export function EndpointPanelMissing({ error, onRetry, onClose }: EndpointPanelMissingProps) {
  if (!isGone(error)) {
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
