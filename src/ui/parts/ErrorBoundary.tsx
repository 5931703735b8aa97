import { Component, type ReactNode } from 'react';
import { renew } from './part';

/** What became of a part of the page, and how it is tried once more. */
export interface Failure {
  readonly error: Error;
  retry(): void;
}

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What stands in the place of a part that could not be fetched, or has made a mistake. */
  readonly fallback: (failure: Failure) => ReactNode;
}

/** Keeps what fails in its own place: the rest of the page, and every run, goes on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  /** Whoever opens a place again tries again. */
  override componentWillUnmount(): void {
    const { error } = this.state;
    if (error !== null) renew(error);
  }

  readonly retry = (): void => {
    const { error } = this.state;
    if (error !== null) renew(error);
    this.setState({ error: null });
  };

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : this.props.fallback({ error, retry: this.retry });
  }
}
