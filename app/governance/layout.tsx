import type { ReactNode } from 'react';
import { GovernanceFrame } from '@/components/governance/governance-frame';

export default function GovernanceLayout({ children }: { children: ReactNode }) {
  return <GovernanceFrame>{children}</GovernanceFrame>;
}
