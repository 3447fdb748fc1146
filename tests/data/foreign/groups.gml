graph [ hierarchic 1 directed 1
  node [ id 0 label "Board" isGroup 1 ]
  node [ id 1 label "Council" gid 0 ]
  node [ id 2 label "Police" gid 0 ]
  edge [ source 1 target 2 ]
]
