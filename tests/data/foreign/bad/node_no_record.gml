graph [ node 3 ]
