import { useEffect } from 'react';
import { perform, useReview } from '../shell/store';

/** Error rates of sheets against the publications, counted anew when a view that shows them is opened. */
export function useErrorRates(): Readonly<Record<string, number | null>> {
  useEffect(() => {
    void perform({ type: 'requested', effect: { kind: 'count-errors' } });
  }, []);
  return useReview((state) => state.aids.errorRates);
}
