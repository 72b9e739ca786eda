import type { Review } from './review';

type Target = Pick<Window, 'addEventListener' | 'innerWidth' | 'innerHeight'>;

/** Tells the state how large the window is, now and whenever that changes: what stands where goes by it. */
export function listenToSize({ dispatch }: Pick<Review, 'dispatch'>, target: Target): void {
  const tell = () =>
    dispatch({
      type: 'window-resized',
      windowPx: { widthPx: target.innerWidth, heightPx: target.innerHeight },
    });
  target.addEventListener('resize', tell);
  tell();
}
