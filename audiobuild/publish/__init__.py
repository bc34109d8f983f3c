"""From finished episodes to a podcast: a feed, and a folder that can be served as it is.

- `show.py`: the show, from `[show]` in audiobuild.toml; `categories.py`, `artwork.py`: what directories accept of it
- `episode.py`: an episode, from its ledger and its files
- `feed.py`, `elements.py`, `namespaces.py`: the document, and how ours is changed without touching what is others'
- `channel.py`, `item.py`, `notes.py`, `dates.py`: what the feed says
- `matching.py`: which item is which episode's
- `folder.py`, `names.py`: the files, under names that can stand in an address
- `index.py`: the show's page
- `publishing.py`: all of it, in order
- `server.py`: the folder on a port of this machine
- `template.py`: audiobuild.toml as it is first written
- `advice.py`: what a publisher should know
"""
