#include "letters.h"

const byte letters_masks[2 * LETTERS_MOST] = {
	255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

/* The bytes of the letter at p, 0 for none. */
static unsigned letter_at(const byte *p, const byte *end)
{
	if ((byte)((*p | 0x20) - 'a') < 26) return 1;
	return *p == 0xC3 && end - p > 1 && p[1] >= 0x80 && p[1] < 0xC0 && (p[1] | 0x20) != 0xB7 ? 2 : 0;
}

unsigned letters_behind_slowly(const byte *p, const byte *end)
{
	unsigned n = 0, more = 1;
	while (more && p + n < end && n < LETTERS_MOST) n += more = letter_at(p + n, end);
	return n < LETTERS_MOST && p + n < end && p[n] < 0x80 ? n : 0;
}

unsigned letters_before_slowly(const byte *start, const byte *p)
{
	unsigned n = 0, more = 1;
	while (more && p - n > start && n < LETTERS_MOST) {
		const byte *last = p - n - 1;
		bool second = *last >= 0x80 && last > start;
		more = letter_at(last - second, p) == 1u + second ? 1u + second : 0;
		n += more;
	}
	return n < LETTERS_MOST && p - n > start && p[-1 - (int)n] < 0x80 ? n : 0;
}

letters_key letters_of_slowly(const byte *p, size_t n)
{
	letters_key l = {{0}};
	byte bytes[LETTERS_MOST] = {0};
	if (n > LETTERS_MOST) return l;
	memcpy(bytes, p, n);
	memcpy(l.half, bytes, LETTERS_MOST);
	return l;
}
