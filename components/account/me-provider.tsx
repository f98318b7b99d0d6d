'use client';

import { createContext, type ReactNode, use } from 'react';
import { type DoorName, PERMISSIONS, type ProcedureName } from '@/lib/contracts/permissions';
import type { Role } from '@/lib/contracts/roles';

/** Who looks at the page, as far as deciding what to offer needs it. */
export interface Viewer {
  id: string;
  name: string;
  role: Role;
  /** Ids. */
  teams: readonly number[];
}

const ViewerContext = createContext<Viewer | null>(null);

export function MeProvider({ viewer, children }: { viewer: Viewer | null; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** `null` before signing in. */
export function useViewer(): Viewer | null {
  return use(ViewerContext);
}

/**
 * Whether to offer an action; the server decides by the same table. `team` is the one that owns the API that it is
 * about, for those who may change what is theirs.
 */
export function useMay(route: ProcedureName | DoorName, team?: number | null): boolean {
  const viewer = useViewer();
  const { roles, ownedOnly } = PERMISSIONS[route];
  if (roles === 'anyone') return true;
  if (!viewer || !roles.includes(viewer.role)) return false;
  return !ownedOnly?.includes(viewer.role) || (team != null && viewer.teams.includes(team));
}
