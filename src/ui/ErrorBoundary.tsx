import { Component, type ReactNode } from 'react';

/** Shows a mistake of the page itself in words, with detail to copy, instead of an empty screen; a `fallback` takes the place of a part that the page can do without. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode; readonly fallback?: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, fallback } = this.props;
    if (error === null) return children;
    if (fallback !== undefined) return fallback;
    return (
      <main className="crash">
        <h1>The page has made a mistake</h1>
        <p>This is a bug in the playground, not in what you did. Reloading starts again from the settings in the address bar; trained weights are lost unless you downloaded them.</p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          Reload
        </button>
        <pre>{error.stack ?? error.message}</pre>
      </main>
    );
  }
}
