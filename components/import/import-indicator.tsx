'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { formatQuantity } from '@/components/ui/format';
import classes from './import-indicator.module.css';
import { uploadProgress } from './upload-progress';
import { useUploads } from './use-uploads';

/** Says on every page that uploads are under way, and keeps the tab from being closed over them unasked. */
export function ImportIndicator() {
  const { underWay, percent } = uploadProgress(useUploads());
  useEffect(() => {
    if (underWay === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [underWay]);
  if (underWay === 0) return null;
  return (
    <Link href="/sources" className={classes.indicator}>
      Importing {formatQuantity(underWay, 'file')} · {percent} %
    </Link>
  );
}
