import type { ReactElement, ReactNode } from 'react';

/** The panels by their address. `codes` is on the page that is a model. */
export type PanelId = 'task' | 'mode' | 'setup' | 'weights' | 'explorer' | 'try' | 'comparison' | 'examples' | 'codes';

/** The `id` of a panel's element, for links and scrolling. */
export const panelAnchor = (id: PanelId): string => `${id}-panel`;

/** A titled region of the page. `aside` stands at the right of the title. */
export function Panel(props: {
  readonly id: PanelId;
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const anchor = panelAnchor(props.id);
  return (
    <section id={anchor} className={`panel ${anchor}`} aria-labelledby={`${anchor}-title`}>
      <div className="panel-head">
        <h2 id={`${anchor}-title`}>{props.title}</h2>
        {props.subtitle === undefined ? null : <p className="panel-subtitle">{props.subtitle}</p>}
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
