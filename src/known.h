/* known: words that were read, so that the same word need not be read again.
 *
 * A text has few number words, and what is none but begins as one, again and again. A word that stands free, with
 * nothing around that could belong to it, says the same wherever it does so. Whether it stands free is for the caller
 * to tell. Of two words with one place in the table the newer stays. */
#ifndef KNOWN_H
#define KNOWN_H

#include "letters.h"
#include "reading.h"

enum {
	KNOWN_BYTES = LETTERS_MOST, /* of a word that is noted, of its value and of its unit, at most */
	KNOWN_SIZE = 11,            /* of the table, as a power of two */
	KNOWN_WORDS = 1 << KNOWN_SIZE
};

/* What a word says where it stands free. */
typedef struct {
	letters_key letters;
	bool number; /* or none: */
	byte kind, rule, value_n, unit_n, value[KNOWN_BYTES], unit[KNOWN_BYTES];
} known_word;

/* Goes with one language, and with values that are wanted or unwanted; zero it to start with. */
typedef struct {
	letters_key never[KNOWN_WORDS]; /* those that are no number wherever they stand: most words that begin as one */
	known_word words[KNOWN_WORDS];
	look_word others[1 << LOOK_WORDS];
} known;

/* The word at p, up to what is no letter. */
span known_word_far(const look *f, const byte *p);
static inline span known_word_at(const look *f, const byte *p)
{
	unsigned n = letters_behind(p, f->end);
	return n ? (span){p, n} : known_word_far(f, p);
}

/* The place of a word, the same for those that are never one, and whether the word is noted there; one that is too
 * long, whose letters are all 0, never is. */
static inline known_word *known_place(known *k, letters_key l) { return k->words + letters_hash(l, KNOWN_SIZE); }

static inline letters_key *known_never(known *k, letters_key l) { return k->never + letters_hash(l, KNOWN_SIZE); }

static inline bool known_is(const known_word *w, letters_key l) { return l.half[0] && letters_equal(w->letters, l); }

/* Notes what the word says, the number *n or none. A word or a number that is too long is not noted. */
void known_note_none(known_word *w, letters_key l);
void known_note(known_word *w, letters_key l, const exact_texts *texts, const reading *n);

/* What is noted: fills *n in with the word at `at`, true; or false where it is no number. */
bool known_read(const known_word *w, exact_texts *texts, span at, reading *n);

#endif
