// The report with scripts: what the other parts share. The page is whole without any of them; they
// only add to it. Words of the map reach the page as text and attributes, never as markup.
'use strict';

// An element with attributes (true: present, null or false: left out) and children, strings being
// text.
function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value !== null && value !== false) {
            element.setAttribute(key, value === true ? '' : value);
        }
    }
    element.append(...children);
    return element;
}

// For finding: without case and accents, so that "kafe" finds "Café Ångström" as "CAFE" does.
const LETTERS = {ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd'};
function fold(text) {
    return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
        .replace(/[øłđßæœıþð]/g, letter => LETTERS[letter]).replace(/\s+/g, ' ').trim();
}

// Does a folded text hold every word that is looked for?
function holdsWords(folded, wanted) {
    return fold(wanted).split(' ').every(word => folded.includes(word));
}

// "3 ties", "1 tie".
function counted(count, one, many) {
    return `${count} ${count === 1 ? one : many}`;
}

// A list to choose from; the first choice, of the value "", is all of them.
function makeChoice(label, all, values) {
    const select = make('select', {},
        make('option', {value: ''}, all),
        ...values.map(([value, words]) => make('option', {value}, words)));
    return {select, box: make('label', {class: 'tool'}, make('span', {}, label), select)};
}

// The different values that rows carry under the names, as choices, by alphabet.
function choicesOf(rows, names) {
    const values = new Set(rows.flatMap(row => names.map(name => row.dataset[name]))
        .filter(value => value !== undefined));
    return [...values].sort(compareWords).map(value => [value, value]);
}

const collator = new Intl.Collator('en-GB', {numeric: true, sensitivity: 'base'});
function compareWords(a, b) {
    return collator.compare(a, b);
}
