// The report with scripts: the card beside a map, and the tools above it.

const HINT = 'Point at a member, or go to the map with Tab and on with the arrow keys, to see its ' +
             'ties and numbers here. A click or Enter pins it, Esc lets it go.';

// --- the card ------------------------------------------------------------------------------------

function addCard(map) {
    map.card = make('aside', {class: 'card', 'aria-label': `Card: ${titleOf(map.figure)}`, tabindex: '-1'});
    map.figure.append(map.card);
    map.figure.classList.add('with-card');
    fillCard(map, null, false);
}

// Title and value of what the table shows of a member unless more is asked for.
function factsOf(row) {
    const heads = row.closest('table').tHead.rows[0].cells;
    return [...row.cells].map((cell, i) => ({cell, head: heads[i]}))
        .filter(({cell, head}) => cell.cellIndex > 0 && !head.classList.contains('extra'));
}

function makeFact({cell, head}) {
    const words = cell.textContent.trim();
    const reason = cell.classList.contains('undefined') ? cell.title : '';
    return make('div', {}, make('dt', {}, head.textContent.trim()),
                make('dd', {class: reason === '' ? cell.className : 'reason'},
                     reason === '' ? words : reason));
}

// Neighbours on this map, as buttons that lead on to them.
function makeNeighbours(map, id) {
    const near = [...withNeighbours(map, new Set([id]))].filter(other => other !== id)
        .sort((a, b) => compareWords(nameOf(a), nameOf(b)));
    const items = near.map(other => {
        const button = make('button', {type: 'button', class: 'quiet'}, nameOf(other));
        button.addEventListener('click', () => {
            pin(other);
            map.card.focus();
        });
        return make('li', {}, button);
    });
    return items.length > 0
        ? [make('h4', {}, `Tied on this map to ${counted(near.length, 'member', 'members')}`),
           make('ul', {}, ...items)]
        : [make('p', {}, 'No tie on this map.')];
}

// Without the number beside it.
function headlineOf(finding) {
    return [...finding.querySelector('h3, h4, h5').childNodes]
        .filter(node => node.localName !== 'svg').map(node => node.textContent).join('').trim();
}

// Findings that link to the member's row, by their headlines.
function makeFindings(id) {
    const own = [...document.querySelectorAll('article.finding')].filter(
        finding => finding.querySelector(`a[href="#org-${CSS.escape(id)}"]`) !== null);
    const items = own.map(finding => make('li', {}, make('a', {href: `#${finding.id}`},
        headlineOf(finding))));
    return items.length > 0 ? [make('h4', {}, 'Findings about it'), make('ul', {}, ...items)] : [];
}

function makePinLine(id) {
    const button = make('button', {type: 'button'}, 'Unpin');
    button.addEventListener('click', () => pin(null));
    return make('p', {class: 'pin'}, button, ' ',
                make('a', {href: `#org-${id}`}, 'Row of the table'));
}

// A card that says so already stays: a button on it may be pressed at this moment.
function fillCard(map, id, isPinned) {
    if (map.told?.id === id && map.told.isPinned === isPinned) {
        return;
    }
    map.told = {id, isPinned};
    if (id === null) {
        map.card.replaceChildren(make('p', {class: 'hint'}, HINT));
        return;
    }
    map.card.replaceChildren(
        make('h3', {}, nameOf(id)),
        ...(isPinned ? [makePinLine(id)] : []),
        make('dl', {}, ...factsOf(rowOf(id)).map(makeFact)),
        ...makeNeighbours(map, id), ...makeFindings(id));
}

// --- the tools above -----------------------------------------------------------------------------

const everybody = new Map(maps.flatMap(map => [...map.marks.keys()]).map(id => [id, nameOf(id)]));

// The member of that name; or the only one whose name holds the words; or null.
function memberNamed(words) {
    const wanted = fold(words);
    const ids = [...everybody.keys()];
    const same = ids.filter(id => fold(everybody.get(id)) === wanted);
    const like = ids.filter(id => holdsWords(fold(everybody.get(id)), words));
    return same[0] ?? (like.length === 1 ? like[0] : null);
}

function makeSearch() {
    const input = make('input', {type: 'search', list: 'everybody', autocomplete: 'off',
                                 spellcheck: 'false'});
    const said = make('span', {class: 'count', role: 'status'});
    const find = isFinal => {
        const id = input.value.trim() === '' ? null : memberNamed(input.value);
        const exact = id !== null && fold(everybody.get(id)) === fold(input.value);
        said.textContent = isFinal && id === null && input.value.trim() !== ''
            ? 'No such member on the map.' : '';
        if (id !== null && (isFinal || exact)) {
            pin(id);
        }
    };
    input.addEventListener('input', () => find(false));
    input.addEventListener('change', () => find(true));
    return [make('label', {class: 'tool'}, make('span', {}, 'Find a member'), input), said];
}

function makeSectorChoice() {
    const rows = [...everybody.keys()].map(rowOf);
    const values = choicesOf(rows, ['sector']);
    if (values.length < 2) {
        return [];
    }
    const {select, box} = makeChoice('Sector', 'all sectors', values);
    select.classList.add('sector-choice');
    select.addEventListener('change', () => {
        document.querySelectorAll('select.sector-choice').forEach(other => {
            other.value = select.value;
        });
        maps.forEach(map => dimOthers(map, select.value));
    });
    return [box];
}

function titleOf(figure) {
    return figure.querySelector('figcaption strong').textContent;
}

// A button a view; one is seen at a time, though all are printed.
function makeViewChoice(figures) {
    if (figures.length < 2) {
        return [];
    }
    const choose = chosen => figures.forEach(
        figure => figure.classList.toggle('put-away', figure !== chosen));
    const name = `choice-${figures[0].id}`;
    const radios = figures.map((figure, i) => {
        const radio = make('input', {type: 'radio', name, checked: i === 0});
        radio.addEventListener('change', () => choose(figure));
        return make('label', {}, radio, make('span', {}, titleOf(figure)));
    });
    choose(figures[0]);
    return [make('fieldset', {class: 'views'}, make('legend', {}, 'View'), ...radios)];
}
