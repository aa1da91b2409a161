/**
 * The story of a paragraph as the server draws it for the screen of the room (H60). It is read by the browser as any page is, but nothing in
 * it runs, and no words become HTML here.
 */
import { ROOM_STORY } from '../../../shared/page/room-story.ts';

/** Null: it could not be read. */
export const readStory = (path: string): Promise<HTMLElement | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', path);
    request.responseType = 'document';
    request.timeout = 30_000;
    request.addEventListener('loadend', () => {
      const found = request.status === 200 ? request.responseXML?.getElementById(ROOM_STORY) : null;
      resolve(found ? document.importNode(found, true) : null);
    });
    request.send();
  });
