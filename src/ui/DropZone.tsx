import { useEffect, useState, type ReactElement } from 'react';
import { noticeOf } from '../state/notice';
import { droppedFile } from './folder-as-archive';
import { usePlayground } from './hooks/use-playground';
import { Icon } from './Icon';
import './drop-zone.css';

/** A packed model, or a folder with one, dropped anywhere on the page is opened. */
export function DropZone(): ReactElement | null {
  const { store, files } = usePlayground();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    // `dragenter` and `dragleave` come for every element crossed; what counts is whether the pointer is in the window.
    let depth = 0;
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const openDropped = async (dropped: DataTransfer): Promise<void> => {
      try {
        const file = await droppedFile(dropped);
        if (file !== undefined) await files.open(file);
      } catch (error) {
        store.getState().notify(noticeOf(error, 'Reading the folder'));
      }
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer !== null) void openDropped(event.dataTransfer);
    };
    addEventListener('dragenter', onEnter);
    addEventListener('dragleave', onLeave);
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragleave', onLeave);
      removeEventListener('dragover', onOver);
      removeEventListener('drop', onDrop);
    };
  }, [store, files]);

  return isOver ? (
    <div className="drop-zone" aria-hidden="true">
      <p>
        <Icon name="open" size={28} />
        Drop a packed model to open it
      </p>
    </div>
  ) : null;
}
