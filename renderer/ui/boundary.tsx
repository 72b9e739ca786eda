import { Component, type ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** What stands in place of the children once one of them has thrown; `retry` draws them anew. */
  readonly fallback: (retry: () => void) => ReactNode;
  readonly onFault: (error: unknown) => void;
};

type State = { readonly hasFailed: boolean };

/** Keeps an error of drawing to the part of the window that has it. React knows such walls as classes only. */
export class Boundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(this: void): State {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFault(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed
      ? this.props.fallback(() => this.setState({ hasFailed: false }))
      : this.props.children;
  }
}
