/** What the screen of the room takes from the page of a story that was made for it: the element with this id, and the name that is in it. */
export const ROOM_STORY = 'room-story';
export const STORY_OF = 'story-of';
