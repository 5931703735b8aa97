import { useId, type ReactElement, type ReactNode } from 'react';

/** A titled region of the page. `aside` stands at the right of the title. */
export function Panel(props: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly aside?: ReactNode;
  readonly className: string;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section className={`panel ${props.className}`} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{props.title}</h2>
        {props.subtitle === undefined ? null : <p className="panel-subtitle">{props.subtitle}</p>}
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
