import type { ReactElement } from 'react';
import { Icon, type IconName } from '../Icon';
import { Hideable } from '../parts/Hideable';
import { PROGRESS_WORDS } from './ProgressStatus';

/** A named button of the header; where it cannot be pressed, the progress says why. A link may leave it out, by its id. */
export const HeaderButton = (props: {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}): ReactElement => (
  <Hideable id={props.id}>
    <button type="button" className="button" disabled={props.disabled} aria-describedby={PROGRESS_WORDS} onClick={props.onClick}>
      <Icon name={props.icon} />
      <span className="header-word">{props.label}</span>
    </button>
  </Hideable>
);
