import type { ReactElement } from 'react';

/** Drawn for this page on a 20 × 20 grid; the stroke takes the colour of the text beside it. */
const drawings = {
  play: <path d="M6.5 4.2v11.6l9-5.8z" fill="currentColor" strokeLinejoin="round" />,
  pause: <path d="M7 4.5v11M13 4.5v11" strokeWidth="2.6" />,
  replay: <path d="M4.2 10a5.8 5.8 0 1 0 1.9-4.3M4.4 3.4v3h3M8.6 7.6v4.8l3.8-2.4z" />,
  step: <path d="M5 4.8v10.4l7-5.2zM15 4.8v10.4" />,
  reset: <path d="M4.2 10a5.8 5.8 0 1 0 1.9-4.3M4.4 3.4v3h3" />,
  seed: (
    <>
      <rect x="3.5" y="3.5" width="13" height="13" rx="3" />
      <path d="M7.2 7.2h.01M12.8 7.2h.01M10 10h.01M7.2 12.8h.01M12.8 12.8h.01" strokeWidth="2" />
    </>
  ),
  share: <path d="M8.3 11.7a3 3 0 0 0 4.3 0l2.8-2.8a3 3 0 0 0-4.3-4.3l-.9.9M11.7 8.3a3 3 0 0 0-4.3 0l-2.8 2.8a3 3 0 0 0 4.3 4.3l.9-.9" />,
  download: <path d="M10 3.5v8.8M6.3 8.8 10 12.5l3.7-3.7M4 16.3h12" />,
  present: <path d="M3 4.5h14v8.5H3zM10 13v2.5M6.5 16.5 10 13l3.5 3.5" />,
  open: <path d="M3.5 15.5v-10h4.4l1.6 2h7v8z" />,
  file: <path d="M5.5 3h5.8l3.2 3.4V17h-9zM11.2 3v3.6h3.3" />,
  check: <path d="m4.5 10.5 3.6 3.6 7.4-8" />,
  cross: <path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />,
  chevron: <path d="m6 8 4 4 4-4" />,
  warning: <path d="M10 3.6 17.2 16H2.8zM10 8.2v3.6M10 13.8h.01" />,
  information: (
    <>
      <circle cx="10" cy="10" r="6.8" />
      <path d="M10 9.3v4M10 6.6h.01" />
    </>
  ),
  pin: <path d="M10 12.5V17M6 12.5h8l-1.6-3V4.6h.8V3.2H6.8v1.4h.8v4.9z" />,
  pen: <path d="m4 16 .8-3.4 8.4-8.4a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-8.4 8.4z" />,
} as const;

export type IconName = keyof typeof drawings;

/** Lines as `base.css` draws them: decoration beside a text, or inside a button that has a label of its own. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
