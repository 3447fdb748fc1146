// The cohort page with scripts: one bar of tools that finds a place everywhere, and leaves places
// out by size and finding. The page is whole without it. Tables and words come from the report's
// scripts.
'use strict';

const cards = [...document.querySelectorAll('li.card')];
const rows = [...document.querySelectorAll('#places-by-measure tbody tr')];
const tablePlaces = document.getElementById('places-by-measure');

// Places by number: their card, their row, and what one looks for.
const places = new Map(cards.map(card => [Number(card.dataset.place), {
    card,
    name: card.dataset.name,
    folded: fold(`${card.dataset.name} ${card.dataset.folder ?? ''}`),
    band: card.dataset.band,
    rules: new Set(card.dataset.rules.split(' ')),
}]));
rows.forEach(row => { places.get(Number(row.dataset.place)).row = row; });

const chosen = {words: '', band: '', rule: ''};

function isKept(place) {
    return (chosen.band === '' || place.band === chosen.band) &&
           (chosen.rule === '' || place.rules.has(chosen.rule));
}

// Numbers of the places that hold every word; none where nothing is looked for.
function findPlaces() {
    return new Set(fold(chosen.words) === '' ? [] : [...places]
        .filter(([, place]) => isKept(place) && holdsWords(place.folded, chosen.words))
        .map(([number]) => number));
}

// --- showing -----------------------------------------------------------------------------------

// What is shown so far: only what differs is touched, as there may be a thousand places.
const shown = {band: '', rule: '', kept: places.size, found: new Set()};

function leaveOut() {
    shown.band = chosen.band;
    shown.rule = chosen.rule;
    shown.kept = 0;
    for (const place of places.values()) {
        const keep = isKept(place);
        shown.kept += keep ? 1 : 0;
        place.card.hidden = !keep;
        place.row.toggleAttribute('data-out', !keep);
    }
    filterAgain(tablePlaces);
    showDots(number => isKept(places.get(number)));
}

function mark(found) {
    const differ = [...found, ...shown.found].filter(
        number => !(found.has(number) && shown.found.has(number)));
    for (const number of differ) {
        places.get(number).card.classList.toggle('found', found.has(number));
        places.get(number).row.classList.toggle('found', found.has(number));
    }
    if (differ.length > 0) {
        markDots(found);
    }
    shown.found = found;
}

function sayFound() {
    const {kept, found} = shown;
    const all = counted(places.size, 'place', 'places');
    const here = kept === places.size ? all : `${kept} of ${all}`;
    if (fold(chosen.words) === '') {
        return here;
    }
    const names = [...found].slice(0, 3).map(number => places.get(number).name).join(', ');
    return found.size === 0 ? `${here}; none found`
                            : `${here}; found ${found.size}: ${names}${found.size > 3 ? '…' : ''}`;
}

let waiting = 0;
function showAgain(count) {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
        if (chosen.band !== shown.band || chosen.rule !== shown.rule) {
            leaveOut();
        }
        mark(findPlaces());
        count.textContent = sayFound();
    });
}

// --- tools -------------------------------------------------------------------------------------

// Rules that some place raises, by the title of their row.
function ruleChoices() {
    const raised = new Set(cards.flatMap(card => card.dataset.rules.split(' ')));
    return [...document.querySelectorAll('#findings-by-rule tbody tr')]
        .filter(row => raised.has(row.dataset.rule))
        .map(row => [row.dataset.rule, row.cells[0].textContent.trim()])
        .sort((a, b) => compareWords(a[1], b[1]));
}

function bandChoices() {
    return [...new Set(cards.map(card => card.dataset.band))].sort(compareWords)
        .map(band => [band, band]);
}

// Enter leads to the first place found.
function goToFirst() {
    const [first] = findPlaces();
    if (first !== undefined) {
        location.hash = places.get(first).card.id;
    }
}

function makeSearchOfPlaces(count) {
    const search = make('input', {type: 'search', list: 'all-places', autocomplete: 'off',
                                  spellcheck: 'false'});
    const list = make('datalist', {id: 'all-places'},
        ...[...new Set([...places.values()].map(place => place.name))].sort(compareWords)
            .map(name => make('option', {value: name})));
    search.addEventListener('input', () => {
        chosen.words = search.value;
        showAgain(count);
    });
    search.addEventListener('keydown', event => {
        if (event.key === 'Enter') {
            goToFirst();
        }
    });
    return make('div', {}, make('label', {class: 'tool'}, make('span', {}, 'Find a place'), search),
                list);
}

function makeChooser(label, all, values, key, count) {
    const choice = makeChoice(label, all, values);
    choice.select.addEventListener('change', () => {
        chosen[key] = choice.select.value;
        showAgain(count);
    });
    return choice.box;
}

function addPageTools() {
    const count = make('output', {class: 'count', 'aria-live': 'polite'});
    const tools = make('div', {class: 'tools page', role: 'group',
                               'aria-label': 'Tools for all places'},
                       makeSearchOfPlaces(count));
    const bands = bandChoices();
    const rules = ruleChoices();
    if (bands.length > 1) {
        tools.append(makeChooser('Size', 'all sizes', bands, 'band', count));
    }
    if (rules.length > 0) {
        tools.append(makeChooser('Finding raised', 'any or none', rules, 'rule', count));
    }
    tools.append(count);
    document.getElementById('measures').before(tools);
    count.textContent = sayFound();
}
