import type { ReactNode } from 'react';
import { TriangleAlert } from 'lucide-react';

type BannerProps = { readonly children: ReactNode; readonly action?: ReactNode };

/** A line above the work with something to know, and what can be done about it. */
export function Banner({ children, action }: BannerProps) {
  return (
    <div className="banner" role="status">
      <TriangleAlert size={16} />
      <div>{children}</div>
      {action}
    </div>
  );
}
