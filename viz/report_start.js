// The report with scripts: everything is begun here.

// Tools stand above the first map of a section and serve all maps of it.
function addMapTools(section) {
    const figures = [...section.querySelectorAll('figure.map')];
    const hasMembers = maps.some(map => map.figure.closest('section') === section);
    const tools = make('div', {class: 'tools', role: 'group', 'aria-label': 'Map tools'});
    tools.append(...makeViewChoice(figures),
                 ...(hasMembers ? [...makeSearch(), ...makeSectorChoice()] : []));
    if (tools.hasChildNodes()) {
        figures[0].before(tools);
    }
}

function startMaps() {
    document.body.append(status, make('datalist', {id: 'everybody'},
        ...[...new Set(everybody.values())].sort(compareWords)
            .map(name => make('option', {value: name}))));
    for (const map of maps) {
        addCard(map);
        makeOperable(map);
    }
    listenToLinks();
    document.addEventListener('keydown', event => {
        if (event.key === 'Escape' && pinned !== null) {
            pin(null);
        }
    });
}

document.querySelectorAll('table.data').forEach(addTableTools);
if (maps.length > 0) {
    startMaps();
}
new Set([...document.querySelectorAll('figure.map')].map(figure => figure.closest('section')))
    .forEach(addMapTools);
window.addEventListener('hashchange', followAddress);
followAddress();
