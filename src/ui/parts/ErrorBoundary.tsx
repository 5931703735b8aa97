import { Component, type ReactNode } from 'react';
import { renew } from './part';

/** The error of a part of the page, and its retry. */
export interface Failure {
  readonly error: Error;
  retry(): void;
}

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Fallback for a part that could not be fetched, or threw. */
  readonly fallback: (failure: Failure) => ReactNode;
}

/** Contains a failure: the rest of the page, and every run, keeps working. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  /** Reopening retries. */
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
