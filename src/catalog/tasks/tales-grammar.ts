/**
 * The language of the tales: some seventy words and one shape of story. Somebody owns a thing, it goes astray or is given
 * away, and all ends well. Three things are worth learning beyond spelling: who is "he" and who is "she", "a" or "an",
 * and that the thing which is found is the thing that was lost.
 */
import type { SentenceGrammar, Word } from './sentence-grammar';

const he = (text: string): Word => ({ text, forms: { he: 'he' } });
const she = (text: string): Word => ({ text, forms: { he: 'she' } });
const words = (text: string): readonly Word[] => text.split(' ').map((word) => ({ text: word }));

/** A text starts right after the newline that ends the tale before it, and every tale ends with one. */
export const talesGrammar: SentenceGrammar = {
  start: 'opening',
  lists: {
    look: words('shy old wise kind tiny bold merry sad odd'),
    person: [...['bear', 'fox', 'king', 'giant', 'elf', 'wolf'].map(he), ...['owl', 'hen', 'queen', 'witch', 'mouse', 'cat'].map(she)],
    hue: words('red blue gold green pink'),
    thing: words('bell drum egg hat key lamp ring kite pot'),
    place: words('barn boat cave mill tower wood'),
    near: words('in by near'),
    astray: words('lost hid left'),
    food: words('cake jam soup tea pie'),
    time: words('day night'),
    fun: words('sang danced played laughed'),
  },
  states: {
    opening: {
      keeps: [],
      sentences: [
        { weight: 1, template: 'once {a look} {hero=person} had {a hue} {gift=thing}. ', next: 'owned' },
        { weight: 3, template: '{a look} {hero=person} had {a hue} {gift=thing}. ', next: 'owned' },
        { weight: 2, template: '{a look} {hero=person} met {a look} {friend=person}. ', next: 'together' },
        { weight: 2, template: '{a look} {hero=person} made {a hue} {gift=thing}. ', next: 'owned' },
      ],
    },
    owned: {
      keeps: ['hero', 'gift'],
      sentences: [
        { weight: 3, template: '{hero.he} {astray} it {near} {a place}. ', next: 'lost' },
        { weight: 2, template: '{hero.he} gave it to {a look} {person}. ', next: 'together' },
        { weight: 2, template: '{a look} {person} liked it. ', next: 'together' },
      ],
    },
    lost: {
      keeps: ['hero', 'gift'],
      sentences: [{ weight: 1, template: '{a look} {person} found the {gift}. ', next: 'together' }],
    },
    together: {
      keeps: [],
      sentences: [
        { weight: 2, template: 'they {fun} all {time}.\n', next: 'opening' },
        { weight: 2, template: 'they had {one=food} and {food}.\n', next: 'opening' },
        { weight: 1, template: 'they were friends.\n', next: 'opening' },
      ],
    },
  },
};
